import { describe, expect, it } from 'vitest';
import { loadKernels } from '../load.ts';
import { sampler } from './arguments.ts';
import { ON_PAIRS, onPairs, type OnPairs } from './pairs.ts';

const kernels = loadKernels();
const { call } = kernels;
const { MAX_VALUE, MIN_VALUE } = Number;

/** Argument and result, compared with Object.is, so that −0 and 0 differ. */
const SPECIAL: Readonly<
  Record<'exp' | 'log' | 'expm1' | 'log1p' | 'tanh' | 'sin' | 'cos', readonly [number, number][]>
> = {
  exp: [
    [0, 1],
    [-0, 1],
    [Infinity, Infinity],
    [-Infinity, 0],
    [NaN, NaN],
    [709.8, Infinity],
    [-745.2, 0],
    [1e308, Infinity],
    [-1e308, 0],
    [MIN_VALUE, 1],
  ],
  log: [
    [0, -Infinity],
    [-0, -Infinity],
    [1, 0],
    [-1, NaN],
    [-MIN_VALUE, NaN],
    [Infinity, Infinity],
    [-Infinity, NaN],
    [NaN, NaN],
  ],
  expm1: [
    [0, 0],
    [-0, -0],
    [Infinity, Infinity],
    [-Infinity, -1],
    [NaN, NaN],
    [MIN_VALUE, MIN_VALUE],
    [-1e-300, -1e-300],
    [-800, -1],
    [800, Infinity],
  ],
  log1p: [
    [0, 0],
    [-0, -0],
    [-1, -Infinity],
    [-1.5, NaN],
    [-Infinity, NaN],
    [Infinity, Infinity],
    [NaN, NaN],
    [MIN_VALUE, MIN_VALUE],
    [-1e-300, -1e-300],
  ],
  tanh: [
    [0, 0],
    [-0, -0],
    [Infinity, 1],
    [-Infinity, -1],
    [NaN, NaN],
    [MIN_VALUE, MIN_VALUE],
    [-1e-300, -1e-300],
    [MAX_VALUE, 1],
    [-30, -1],
  ],
  sin: [
    [0, 0],
    [-0, -0],
    [Infinity, NaN],
    [-Infinity, NaN],
    [NaN, NaN],
    [MIN_VALUE, MIN_VALUE],
    [-1e-300, -1e-300],
  ],
  cos: [
    [0, 1],
    [-0, 1],
    [Infinity, NaN],
    [-Infinity, NaN],
    [NaN, NaN],
    [MIN_VALUE, 1],
  ],
};

describe('special arguments', () => {
  it.each(Object.entries(SPECIAL))('%s', (name, cases) => {
    for (const [x, result] of cases) expect(call[name as keyof typeof SPECIAL](x), `${name}(${x})`).toBe(result);
  });

  it('pow follows IEEE 754: like Math.pow, but 1 to any power is 1, and so is −1 to ±Infinity', () => {
    const values = [
      0,
      1,
      2,
      0.5,
      3,
      2.5,
      Infinity,
      NaN,
      MIN_VALUE,
      MAX_VALUE,
      2 ** 53,
      2 ** 53 + 2,
      1 - 2 ** -53,
      1e19,
    ];
    const both = values.flatMap((value) => [value, -value]);
    for (const x of both) {
      for (const y of both) {
        const one = x === 1 || (x === -1 && Math.abs(y) === Infinity);
        const expected = one ? 1 : Math.pow(x, y);
        const found = call.pow(x, y);
        const near = Number.isFinite(expected) && Math.abs(found - expected) <= 1e-15 * Math.abs(expected);
        if (!near) expect(found, `pow(${x}, ${y})`).toBe(expected);
        expect(Object.is(found, -0), `sign of pow(${x}, ${y})`).toBe(Object.is(expected, -0));
      }
    }
  });

  it('quarters of a turn are exact at any size', () => {
    const turns = [0, 0.25, 0.5, 0.75, 1, -0.25, 1e15 + 0.25, 1e300];
    expect(onPairs(kernels, 'sinTurn', turns).map((v) => v + 0)).toEqual([0, 1, 0, -1, 0, -1, 1, 0]);
    expect(onPairs(kernels, 'cosTurn', turns).map((v) => v + 0)).toEqual([1, 0, -1, 0, 1, 0, 0, 1]);
    expect(onPairs(kernels, 'cosTurn', [Infinity, NaN])).toEqual([NaN, NaN]);
  });
});

describe('pairs', () => {
  const scalars = new Map<OnPairs, (x: number, y: number) => number>(
    ON_PAIRS.slice(0, 8).map((name) => [name, call[name as 'exp'] as (x: number, y: number) => number]),
  );

  it.each([...scalars.keys()])(
    '%s gives each lane the bits of the scalar function, whatever the other lane holds',
    (name) => {
      const { anything, between, scaled } = sampler(name.charCodeAt(0));
      const special = [0, -0, Infinity, -Infinity, NaN, MIN_VALUE, -1, 1, 1e300, 1e22, 709, -750];
      const numbers = Array.from({ length: 3000 }, (_, i) =>
        i % 4 === 0
          ? anything()
          : i % 4 === 1
            ? between(-10, 10)
            : i % 4 === 2
              ? scaled(-30, 30)
              : special[(i >> 2) % special.length],
      );
      const exponents = [...numbers.slice(7), ...numbers.slice(0, 7)];
      // Shifted by one, every number meets another neighbour in the other lane.
      for (const from of [0, 1]) {
        const x = numbers.slice(from);
        const y = exponents.slice(from);
        onPairs(kernels, name, x, y).forEach((value, i) => {
          expect(value, `${name}(${x[i]}, ${y[i]})`).toBe(scalars.get(name)!(x[i], y[i]));
        });
      }
    },
  );
});
