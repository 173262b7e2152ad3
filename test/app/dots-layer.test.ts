import { expect, test } from 'vitest';
import { DotsMap, writeDots } from '../../src/app/stages/dots-layer.ts';

const SIDE = 40;
const HOT = '#ff0000';

function picture(places: readonly (readonly [number, number])[], selected: number): Uint32Array {
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
  const scene = { population, ranges, width: SIDE, height: SIDE, colour: HOT };
  writeDots(words, new DotsMap(), SIDE, SIDE, scene);
  return words;
}

const count = (words: Uint32Array, word: number): number => words.reduce((sum, own) => sum + Number(own === word), 0);
const [hot, white] = [0xff0000ff, 0xffffffff];

test('a selected individual has a rim, others have none', () => {
  const words = picture([[10, 10], [25, 25]], 1); // prettier-ignore
  expect([count(words, hot), count(words, white)]).toEqual([9, 12]);
  expect(count(words, 0)).toBe(SIDE * SIDE - 9 - 12 - 9);
});

test('within a crowd there is no rim, however dense it is', () => {
  const crowd = Array.from({ length: 400 }, (_, k) => [10 + (k % 20), 10 + Math.floor(k / 20)] as const);
  const words = picture([...crowd, ...crowd], 800);
  for (let y = 10; y < 30; y++) for (let x = 10; x < 30; x++) expect(words[y * SIDE + x]).toBe(hot);
  expect(count(words, white)).toBeGreaterThan(0);
});

test('what is outside, or nowhere, is left out', () => {
  const words = picture([[-5, 10], [NaN, NaN], [1e9, 3], [39, 39]], 4); // prettier-ignore
  expect(count(words, 0)).toBe(SIDE * SIDE);
});
