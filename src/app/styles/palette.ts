import type { Tone } from '../stages/ramp.ts';

/** Colours that canvases draw with, read from the same tokens that style the page. */
export interface Palette {
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  readonly panel: string;
  readonly paper: string;
  readonly individual: string;
  readonly optimum: string;
  readonly good: string;
  readonly accent: string;
}

const NAMES = ['ink', 'muted', 'line', 'panel', 'paper', 'individual', 'optimum', 'good', 'accent'] as const;
const read = new Map<Tone, Palette>();

/** The palette of the theme that the document has at this moment, which must be `tone`. */
export function paletteOf(tone: Tone): Palette {
  let palette = read.get(tone);
  if (!palette) {
    palette = paletteAt(document.documentElement);
    read.set(tone, palette);
  }
  return palette;
}

/** The palette that an element of the document has, whatever the theme of the rest. */
export function paletteAt(element: Element): Palette {
  const style = getComputedStyle(element);
  return Object.fromEntries(
    NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]),
  ) as unknown as Palette;
}
