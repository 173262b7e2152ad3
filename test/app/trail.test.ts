import { expect, test } from 'vitest';
import { Trail } from '../../src/app/stages/trail.ts';

function lines(trail: Trail): number[][] {
  return trail.lines().map((line) => line.map(({ at }) => at[0]));
}

test('a trail remembers each generation once', () => {
  const trail = new Trail();
  for (const generation of [1, 1, 2, 3, 3]) trail.add(Float64Array.of(generation, 0), generation, 0);
  expect(lines(trail)).toEqual([[1, 2, 3]]);
});

test('a restart begins a new line', () => {
  const trail = new Trail();
  [0, 0, 1, 1, 2].forEach((restarts, k) => trail.add(Float64Array.of(k, 0), k + 1, restarts));
  expect(lines(trail)).toEqual([[0, 1], [2, 3], [4]]);
});

test('a long run stays within bounded memory, from its beginning to its end', () => {
  const trail = new Trail();
  for (let k = 0; k < 1_000_000; k++) trail.add(Float64Array.of(k, 0), k + 1, 0);
  expect(trail.length).toBeLessThanOrEqual(600);
  const [line] = lines(trail);
  expect(line[0]).toBe(0);
  expect(line.at(-1)).toBeGreaterThan(990_000);
});

test('so does a run of restarts only', () => {
  const trail = new Trail();
  for (let k = 0; k < 5000; k++) trail.add(Float64Array.of(k, 0), k + 1, k);
  expect(trail.length).toBeLessThanOrEqual(600);
});

test('shows what had been by a generation of the past, and keeps the rest', () => {
  const trail = new Trail();
  for (let k = 0; k < 10; k++) trail.add(Float64Array.of(k, 0), k + 1, 0);
  trail.showUntil(4);
  expect(lines(trail)).toEqual([[0, 1, 2, 3]]);
  expect(trail.length).toBe(4);
  trail.showUntil(0);
  expect(trail.length).toBe(0);
  trail.showUntil(10);
  expect(trail.length).toBe(10);
});

test('tells where the search was, as nearly as it is kept, be that shown or not', () => {
  const trail = new Trail();
  expect(trail.at(3)).toBeNull();
  for (let k = 0; k < 2000; k++) trail.add(Float64Array.of(k, 0), k + 1, 0);
  trail.showUntil(4);
  expect(trail.at(0)).toEqual(Float64Array.of(0, 0));
  for (const generation of [1, 700, 1500]) {
    const [k] = trail.at(generation)!;
    expect(k + 1).toBeLessThanOrEqual(generation);
    expect(k + 1).toBeGreaterThan(generation - 8);
  }
});
