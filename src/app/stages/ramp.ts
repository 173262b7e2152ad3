/** Which of the two themes is shown. */
export type Tone = 'light' | 'dark';

/** Landscape colours from best to worst: one hue, monotone in lightness, the best most saturated. */
export const RAMP_STOPS: Readonly<Record<Tone, readonly string[]>> = {
  light: ['#0b3c49', '#11606a', '#3d8d8d', '#7db5ab', '#b8d6c8', '#e2ecdf', '#f7f6ee'],
  dark: ['#7fe3d0', '#2bb3a3', '#176f78', '#134b60', '#12304a', '#101d33', '#0d1424'],
};

/**
 * What CIELAB has between these stops, at a fifth of each step. A straight line between two of them is within 1 of 255 of
 * CIELAB, so that no library of colour spaces need be fetched before the first picture; a test holds them against one.
 */
const FIFTHS: Readonly<Record<Tone, string>> = {
  light:
    '0b3c49 0c434f 0e4a56 0f515d 105963 11606a 1b6971 257278 2d7b7f 358486 3d8d8d 4b9593 589d99 65a59f 71ada5 7db5ab ' +
    '89bcb1 95c2b6 a1c9bc accfc2 b8d6c8 c0dacd c9dfd1 d1e3d6 dae8da e2ecdf e6eee2 eaf0e5 eff2e8 f3f4eb f7f6ee',
  dark:
    '7fe3d0 71d9c7 62d0be 52c6b5 40bcac 2bb3a3 27a59a 249792 208989 1b7c80 176f78 176873 16606e 15596a 145265 134b60 ' +
    '13455c 134057 133b53 13354e 12304a 122c45 122841 11243c 112137 101d33 101b30 0f192d 0e182a 0e1627 0d1424',
};

const SHADES = 256;
const made = new Map<Tone, Uint8Array>();

/** 256 × red, green, blue from best to worst. */
export function rampOf(tone: Tone): Uint8Array {
  let ramp = made.get(tone);
  if (!ramp) made.set(tone, (ramp = fill(FIFTHS[tone].split(' ').map(channels))));
  return ramp;
}

function fill(colours: readonly (readonly number[])[]): Uint8Array {
  const ramp = new Uint8Array(3 * SHADES);
  for (let k = 0; k < SHADES; k++) {
    const place = (k / (SHADES - 1)) * (colours.length - 1);
    const from = Math.min(colours.length - 2, Math.floor(place));
    colours[from].forEach((value, c) => {
      ramp[3 * k + c] = Math.round(value + (place - from) * (colours[from + 1][c] - value));
    });
  }
  return ramp;
}

function channels(hex: string): number[] {
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}
