import { interpolateLab, piecewise, rgb } from 'd3';

/** Which of the two themes is shown. */
export type Tone = 'light' | 'dark';

/** Landscape colours from best to worst: one hue, monotone in lightness, the best most saturated. */
export const RAMP_STOPS: Readonly<Record<Tone, readonly string[]>> = {
  light: ['#0b3c49', '#11606a', '#3d8d8d', '#7db5ab', '#b8d6c8', '#e2ecdf', '#f7f6ee'],
  dark: ['#7fe3d0', '#2bb3a3', '#176f78', '#134b60', '#12304a', '#101d33', '#0d1424'],
};

const SHADES = 256;
const made = new Map<Tone, Uint8Array>();

/** 256 × red, green, blue from best to worst. */
export function rampOf(tone: Tone): Uint8Array {
  let ramp = made.get(tone);
  if (!ramp) {
    const colour = piecewise(interpolateLab, [...RAMP_STOPS[tone]]);
    ramp = new Uint8Array(3 * SHADES);
    for (let k = 0; k < SHADES; k++) {
      const { r, g, b } = rgb(colour(k / (SHADES - 1)));
      ramp.set([r, g, b].map(Math.round), 3 * k);
    }
    made.set(tone, ramp);
  }
  return ramp;
}
