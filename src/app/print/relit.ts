import { rampOf, type Tone } from '../stages/ramp.ts';

/** Red, green and blue, opaque, as a pixel's word in memory order, which is little-endian on every machine that has a browser. */
function wordsOf(tone: Tone): readonly number[] {
  const ramp = rampOf(tone);
  return Array.from(
    { length: ramp.length / 3 },
    (_, k) => ((255 << 24) | (ramp[3 * k + 2] << 16) | (ramp[3 * k + 1] << 8) | ramp[3 * k]) >>> 0,
  );
}

/** The same landscape in the colours of paper: each shade of the dark ramp becomes the one at its place in the light ramp. */
export function relit(pixels: Uint8ClampedArray<ArrayBuffer>): Uint8ClampedArray<ArrayBuffer> {
  const light = wordsOf('light');
  const shades = new Map(wordsOf('dark').map((word, k) => [word, light[k]]));
  const from = new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.length / 4);
  const words = new Uint32Array(from.length);
  for (let i = 0; i < words.length; i++) words[i] = shades.get(from[i]) ?? from[i];
  return new Uint8ClampedArray(words.buffer);
}
