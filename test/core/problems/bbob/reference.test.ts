import { describe, expect, it } from 'vitest';
import {
  readReference,
  referenceError,
  referencePoints,
  type ReferenceProblem,
} from '../../../../src/core/problems/bbob/reference.ts';
import { GOLDEN, pointsOf } from '../../../kernels/bbob/vectors.ts';

const [first] = GOLDEN.problems;

describe('reference values', () => {
  it('belong to the points that the vectors hold', () => {
    for (const golden of GOLDEN.problems)
      expect([golden.id, referencePoints(golden)]).toEqual([golden.id, pointsOf(golden)]);
  });

  it('agree with themselves, and tell any difference', () => {
    const golden = GOLDEN.problems.find(({ f, d }) => f === 10 && d === 5)!;
    const costs = golden.y.map((value) => value - golden.fopt);
    expect(referenceError(golden, golden, costs)).toBeLessThanOrEqual(1);
    const changed = (n: number, factor: number): number[] => costs.map((cost, k) => (k === n ? cost * factor : cost));
    expect(referenceError(golden, golden, changed(4, 1 + 1e-9))).toBeGreaterThan(1);
    expect(referenceError(golden, golden, changed(4, NaN))).toBe(Infinity);
    expect(referenceError(golden, golden, costs.slice(1))).toBe(Infinity);
    expect(referenceError(golden, { ...golden, fopt: golden.fopt + 0.01 }, costs)).toBe(Infinity);
    expect(referenceError(golden, { ...golden, xopt: golden.xopt.map((x) => x + 1e-12) }, costs)).toBe(Infinity);
  });

  it('are read with care', () => {
    const { f, d, i, fopt, xopt, y } = first;
    const good: ReferenceProblem = { f, d, i, fopt, xopt, y };
    expect(readReference(JSON.stringify([good]))).toEqual([good]);
    const bad = [null, {}, { ...good, xopt: [] }, { ...good, y: [...y.slice(1), 'x'] }, { ...good, d: 2.5 }];
    for (const text of ['', '[]', '{"f":1}', ...bad.map((one) => JSON.stringify([one]))])
      expect(() => readReference(text)).toThrow('damaged');
  });
});
