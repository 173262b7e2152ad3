import { describe, expect, test } from 'vitest';
import { dotTones } from '../../src/app/stages/dot-tones.ts';
import { DotsMap, writeDots } from '../../src/app/stages/dots-layer.ts';
import { rampOf } from '../../src/app/stages/ramp.ts';
import { contrast, token, type Colour } from './colour-vision.ts';

const SIDE = 40;
const COLOUR = '#e4572e';

function picture(places: readonly (readonly [number, number])[], selected: number, colour = COLOUR): Uint32Array {
  const words = new Uint32Array(SIDE * SIDE);
  const population = {
    size: places.length,
    directions: [new Float64Array(2), new Float64Array(2)],
    // Pixels count downwards, places upwards.
    points: Float32Array.from(places.flatMap(([x, y]) => [x, SIDE - y])),
    order: Uint32Array.from(places.keys()),
    sample: null,
    selected,
  } as const;
  const ranges = { x: [0, SIDE], y: [0, SIDE] } as const;
  const scene = { population, ranges, width: SIDE, height: SIDE, colour };
  writeDots(words, new DotsMap(), SIDE, SIDE, scene);
  return words;
}

function wordOf(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
}

const count = (words: Uint32Array, word: number): number => words.reduce((sum, own) => sum + Number(own === word), 0);
const tones = dotTones(COLOUR);
const [rim, hot, pale] = [tones.rim, tones.selected, tones.other].map(wordOf);

test('everybody has a rim, and a selected individual is the larger and the stronger', () => {
  const words = picture([[10, 10], [25, 25]], 1); // prettier-ignore
  expect([hot, pale, rim].map((word) => count(words, word))).toEqual([9, 1, 12 + 8]);
  expect(count(words, 0)).toBe(SIDE * SIDE - 9 - 1 - 20);
});

test('within a crowd there is no rim, however dense it is', () => {
  const crowd = Array.from({ length: 400 }, (_, k) => [10 + (k % 20), 10 + Math.floor(k / 20)] as const);
  for (const [selected, core] of [
    [800, hot],
    [0, pale],
  ]) {
    const words = picture([...crowd, ...crowd], selected);
    for (let y = 10; y < 30; y++) for (let x = 10; x < 30; x++) expect(words[y * SIDE + x]).toBe(core);
    expect(count(words, rim)).toBeGreaterThan(0);
  }
});

test('what is outside, or nowhere, is left out', () => {
  const words = picture([[-5, 10], [NaN, NaN], [1e9, 3], [39, 39]], 4); // prettier-ignore
  expect(count(words, 0)).toBe(SIDE * SIDE);
});

describe.each(['light', 'dark'] as const)('on every colour of the %s ramp', (tone) => {
  const colourOf = (word: number): Colour => [word & 255, (word >> 8) & 255, (word >> 16) & 255];

  test.each([
    ['selected', 1],
    ['other', 0],
  ])('the dot of a %s has a part of at least 3:1, and an edge within or about it', (_, selected) => {
    const words = picture([[20, 20]], selected, token(tone, 'individual'));
    const row = words.subarray(20 * SIDE, 20 * SIDE + 21);
    // From the outside to the middle; pixels are half a CSS pixel wide at least, which is to be seen.
    const parts = [...row].filter((word, x) => word !== 0 && word !== row[x - 1]).map(colourOf);
    expect(parts).toHaveLength(2);
    const ramp = rampOf(tone);
    for (let k = 0; k < ramp.length; k += 3) {
      const ground: Colour = [ramp[k], ramp[k + 1], ramp[k + 2]];
      const seen = [ground, ...parts];
      const standsOut = Math.max(...parts.map((colour) => contrast(colour, ground)));
      const edge = Math.max(...parts.map((colour, place) => contrast(colour, seen[place])));
      expect([k / 3, Math.min(standsOut, edge) >= 3 || [standsOut, edge]]).toEqual([k / 3, true]);
    }
  });
});
