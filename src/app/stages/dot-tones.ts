/** Colours of the dots of a large population, "#rrggbb". */
export interface DotTones {
  /** The rim of every dot. */
  readonly rim: string;
  readonly selected: string;
  readonly other: string;
}

/**
 * Nearly black: 3:1 away from every ground whose relative luminance is 0.12 or more. Darker grounds are that far from
 * everything of luminance 0.46 or more.
 */
const RIM = '#09141a';
const LEAST_LUMINANCE = 0.47;
/** How much white is in the others. */
const PALE = 0.75;
const STEP = 0.05;

/** Relative luminance as the contrast of two colours is defined with (WCAG 2.2). */
function luminance(channels: readonly number[]): number {
  const [r, g, b] = channels.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function channelsOf(colour: string): number[] {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
}

function withWhite(channels: readonly number[], share: number): number[] {
  return channels.map((channel) => Math.round(channel + share * (255 - channel)));
}

function written(channels: readonly number[]): string {
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/**
 * Tones of dots that stand out by 3:1 from every ground, light or dark: a dark rim about a core that is light enough, the
 * selected as strong in colour as that allows.
 * @param individual colour of individuals, "#rrggbb"
 */
export function dotTones(individual: string): DotTones {
  const own = channelsOf(individual);
  // As bright as the colour can be before it is made paler.
  const channels = own.map((channel) => (channel * 255) / Math.max(...own));
  let white = 0;
  while (luminance(withWhite(channels, white)) < LEAST_LUMINANCE) white += STEP;
  return {
    rim: RIM,
    selected: written(withWhite(channels, white)),
    other: written(withWhite(channels, Math.max(white, PALE))),
  };
}
