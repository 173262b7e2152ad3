import { rgb } from 'd3';
import { readFileSync } from 'node:fs';
import { distance, linear, placeOf, type Colour } from '../../src/app/compare/colours/told-apart.ts';
import type { Tone } from '../../src/app/stages/ramp.ts';

export { APART, seenWith, VISION } from '../../src/app/compare/colours/told-apart.ts';
export type { Colour };

export function colourOf(text: string): Colour {
  const { r, g, b } = rgb(text);
  return [r, g, b];
}

/** Contrast of WCAG 2, from 1 to 21. */
export function contrast(a: Colour, b: Colour): number {
  const [low, high] = [a, b]
    .map((colour) => colour.map(linear).reduce((sum, value, k) => sum + [0.2126, 0.7152, 0.0722][k] * value, 0))
    .sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** Distance in Oklab (Ottosson 2020), where black and white are 1 apart and 0.02 can just be seen side by side. */
export function difference(a: Colour, b: Colour): number {
  return distance(placeOf(a), placeOf(b));
}

/** What is seen where a colour lies over another one with this opacity. */
export function over(top: Colour, alpha: number, ground: Colour): Colour {
  return top.map((value, k) => alpha * value + (1 - alpha) * ground[k]) as unknown as Colour;
}

/** The tokens of each theme, as the style sheet has them. */
const sheet = readFileSync(new URL('../../src/app/styles/tokens.css', import.meta.url), 'utf8');
const [light, dark] = [sheet, sheet.slice(sheet.indexOf("[data-theme='dark']"))];

export function token(tone: Tone, name: string): string {
  return new RegExp(`--${name}:\\s*(#[0-9a-f]{6})`).exec(tone === 'light' ? light : dark)![1];
}
