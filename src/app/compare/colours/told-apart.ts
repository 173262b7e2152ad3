/** Red, green and blue from 0 to 255, as displays have them. */
export type Colour = readonly [number, number, number];

/** Oklab distance of any two colours that must be told apart: four times what can just be seen side by side. */
export const APART = 0.085;

/** Machado, Oliveira and Fernandes (2009), "A physiologically-based model for simulation of color vision deficiency", full severity, in linear light. */
export const VISION: Readonly<Record<string, readonly number[]>> = {
  usual: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};

/** From linear light to the cones of Oklab, and from their cube roots to its coordinates (Ottosson 2020). */
const CONES = [
  0.4122214708, 0.5363325363, 0.0514459929, 0.2119034982, 0.6806995451, 0.1073969566, 0.0883024619, 0.2817188376,
  0.6299787005,
];
const OKLAB = [
  0.2104542553, 0.793617785, -0.0040720468, 1.9779984951, -2.428592205, 0.4505937099, 0.0259040371, 0.7827717662,
  -0.808675766,
];

/** "#rrggbb" as numbers. */
export function rgbOf(text: string): Colour {
  const word = Number.parseInt(text.slice(1), 16);
  return [word >> 16, (word >> 8) & 255, word & 255];
}

export function linear(byte: number): number {
  const share = byte / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** The colour as somebody with this vision sees it. */
export function seenWith(vision: string, colour: Colour): Colour {
  return mapped(times(VISION[vision], mapped(colour, linear)), encoded);
}

/** Place of a colour in Oklab, where black and white are 1 apart and 0.02 can just be seen side by side. */
export function placeOf(colour: Colour): Colour {
  return times(OKLAB, mapped(times(CONES, mapped(colour, linear)), Math.cbrt));
}

/** Distance of two such places. */
export function distance(a: Colour, b: Colour): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

function encoded(light: number): number {
  const share = light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
  return 255 * Math.min(1, Math.max(0, share));
}

function mapped([a, b, c]: Colour, change: (value: number) => number): Colour {
  return [change(a), change(b), change(c)];
}

function times(matrix: readonly number[], [a, b, c]: Colour): Colour {
  const row = (at: number): number => matrix[at] * a + matrix[at + 1] * b + matrix[at + 2] * c;
  return [row(0), row(3), row(6)];
}
