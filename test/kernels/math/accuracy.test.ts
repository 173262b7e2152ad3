import { describe, expect, it } from 'vitest';
import { loadKernels } from '../load.ts';
import { sampler, type Sampler } from './arguments.ts';
import * as exact from './fixed-point.ts';
import { ulps, type Fixed } from './fixed-point.ts';
import { onPairs } from './pairs.ts';

const kernels = loadKernels();
const { call } = kernels;

interface Case {
  readonly found: (x: number, y: number) => number;
  readonly exact: (x: number, y: number) => Fixed;
  /** Largest error allowed, in units of the last place. */
  readonly limit: number;
  readonly args: readonly ((s: Sampler) => readonly [number, number?])[];
  readonly edges?: readonly (readonly [number, number?])[];
}

const LARGEST = Number.MAX_VALUE;
const LEAST = Number.MIN_VALUE;
const NORMAL = 2.2250738585072014e-308;

const EVERY_ANGLE: Case['args'] = [
  (s) => [s.between(-4, 4)],
  (s) => [s.between(-1e4, 1e4)],
  (s) => [s.between(-3e8, 3e8)],
  (s) => [s.scaled(20, 1023)],
  (s) => [s.scaled(-200, 0)],
  // Next to multiples of π/2, where almost everything cancels.
  (s) => [Math.round(s.between(-1e6, 1e6)) * (Math.PI / 2)],
];
const ANGLE_EDGES: Case['edges'] = [
  [Math.PI],
  [Math.PI / 2],
  [Math.PI / 4],
  [268435456],
  [268435456.00000006],
  [1e22],
  [LARGEST],
  // The float64 closest to a multiple of π/2.
  [6381956970095103 * 2 ** 797],
];

const CASES: Readonly<Record<string, Case>> = {
  exp: {
    found: call.exp,
    exact: exact.exp,
    limit: 0.8,
    args: [
      (s) => [s.between(-745, 709.7)],
      (s) => [s.between(-1, 1)],
      (s) => [s.scaled(-60, 0)],
      (s) => [s.between(-745, -708)],
    ],
    edges: [
      [709.782712893384],
      [-745.1332191019411],
      [-708.3964185322641],
      [0.34657359027997264],
      [-0.34657359027997264],
    ],
  },
  log: {
    found: call.log,
    exact: exact.log,
    limit: 0.8,
    args: [
      (s) => [Math.abs(s.anything())],
      (s) => [s.between(0.4, 2.5)],
      (s) => [1 + s.scaled(-50, -2)],
      (s) => [LEAST * Math.ceil(s.between(0, 2 ** 52))],
    ],
    edges: [
      [LEAST],
      [NORMAL],
      [LARGEST],
      [0.9999999999999999],
      [1.0000000000000002],
      [Math.SQRT1_2],
      [Math.SQRT2],
      [2],
      [0.5],
    ],
  },
  expm1: {
    found: call.expm1,
    exact: exact.expm1,
    limit: 0.85,
    args: [
      (s) => [s.between(-40, 709)],
      (s) => [s.between(-2, 2)],
      (s) => [s.between(-0.5, 0.5)],
      (s) => [s.scaled(-80, 0)],
    ],
    // From 2⁵⁴ on, 1 is lost in e^x; below 2⁻⁵⁴, e^x in 1.
    edges: [[709.782712893384], [-40], [700], [-700], [700.0000000000001], [37.3188862691228], [-37.4]],
  },
  log1p: {
    found: call.log1p,
    exact: exact.log1p,
    limit: 0.85,
    args: [
      (s) => [s.between(-1, 2)],
      (s) => [s.scaled(-80, -1)],
      (s) => [Math.abs(s.scaled(0, 1023))],
      (s) => [s.between(-0.4, 0.6)],
    ],
    edges: [[-0.9999999999999999], [LARGEST], [1], [9007199254740992]],
  },
  tanh: {
    found: call.tanh,
    exact: exact.tanh,
    limit: 0.9,
    args: [
      (s) => [s.between(-22, 22)],
      (s) => [s.between(-1, 1)],
      (s) => [s.between(0.4, 0.7)],
      (s) => [s.scaled(-80, 0)],
    ],
    edges: [[0.55], [0.5499999999999999], [19.06], [20], [50]],
  },
  sin: { found: call.sin, exact: exact.sin, limit: 0.8, args: EVERY_ANGLE, edges: ANGLE_EDGES },
  cos: { found: call.cos, exact: exact.cos, limit: 0.8, args: EVERY_ANGLE, edges: ANGLE_EDGES },
  pow: {
    found: call.pow,
    exact: (x, y) => exact.pow(x, y),
    limit: 0.8,
    args: [
      (s) => [s.between(0, 10), s.between(-50, 50)],
      (s) => [s.between(0.7, 1.5), s.between(-900, 900)],
      (s) => [1 + s.scaled(-45, -2), s.scaled(-10, 8)],
      (s) => [Math.abs(s.anything()), s.between(-1, 1)],
      (s) => [LEAST * Math.ceil(s.between(0, 2 ** 40)), s.between(-0.9, 1)],
      (s) => [10, s.between(-323, 308)],
    ],
    edges: [
      [2, 1023],
      [2, -1074],
      [10, -3],
      [10, 22],
      [1.0000000000000002, 3.1e18],
      [0.9999999999999999, -6e18],
      [1e-300, 0.5],
    ],
  },
  'sin of a turn': {
    found: (x) => onPairs(kernels, 'sinTurn', [x])[0],
    exact: exact.sinTurn,
    limit: 0.8,
    args: [
      (s) => [s.between(-1, 1)],
      (s) => [s.between(-1e6, 1e6)],
      (s) => [Math.round(s.between(-8, 8)) / 8 + s.scaled(-40, -4)],
    ],
  },
  'cos of a turn': {
    found: (x) => onPairs(kernels, 'cosTurn', [x])[0],
    exact: exact.cosTurn,
    limit: 0.8,
    args: [
      (s) => [s.between(-1, 1)],
      (s) => [s.between(-1e6, 1e6)],
      (s) => [Math.round(s.between(-8, 8)) / 8 + s.scaled(-40, -4)],
    ],
  },
};

const EACH = 500;

describe('errors of the elementary functions, against series in integers of 420 bits', () => {
  it.each(Object.entries(CASES))('%s', (name, { found, exact, limit, args, edges = [] }) => {
    const sample = sampler(name.length);
    const random = args.flatMap((arg) => Array.from({ length: EACH }, () => arg(sample)));
    let worst = { error: 0, x: 0, y: 0 };
    for (const [x, y = 0] of [...edges, ...random]) {
      const error = ulps(found(x, y), exact(x, y));
      if (!(error <= worst.error)) worst = { error, x, y };
    }
    expect(worst.error, `at ${worst.x}, ${worst.y}`).toBeLessThan(limit);
  });
});
