import { rgb } from 'd3';
import { readFileSync } from 'node:fs';
import type { Tone } from '../../src/app/stages/ramp.ts';

/** Red, green and blue from 0 to 255, as displays have them. */
export type Colour = readonly [number, number, number];

export function colourOf(text: string): Colour {
  const { r, g, b } = rgb(text);
  return [r, g, b];
}

const linear = (byte: number): number => {
  const share = byte / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};
const encoded = (light: number): number =>
  255 * Math.min(1, Math.max(0, light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055));
const times = (matrix: readonly number[], vector: readonly number[]): [number, number, number] =>
  [0, 3, 6].map((row) => vector.reduce((sum, value, k) => sum + matrix[row + k] * value, 0)) as [
    number,
    number,
    number,
  ];

/** Machado, Oliveira and Fernandes (2009), "A physiologically-based model for simulation of color vision deficiency", full severity, in linear light. */
export const VISION: Readonly<Record<string, readonly number[]>> = {
  usual: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};

/** The colour as somebody with this vision sees it. */
export function seenWith(vision: string, colour: Colour): Colour {
  return times(VISION[vision], colour.map(linear)).map(encoded) as unknown as Colour;
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
  const [p, q] = [a, b].map((colour) => {
    const cones = times(
      [
        0.4122214708, 0.5363325363, 0.0514459929, 0.2119034982, 0.6806995451, 0.1073969566, 0.0883024619, 0.2817188376,
        0.6299787005,
      ],
      colour.map(linear),
    ).map(Math.cbrt);
    return times(
      [
        0.2104542553, 0.793617785, -0.0040720468, 1.9779984951, -2.428592205, 0.4505937099, 0.0259040371, 0.7827717662,
        -0.808675766,
      ],
      cones,
    );
  });
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
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
