import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resultOf } from '../../../src/core/experiment/result.ts';
import { Run } from '../../../src/core/experiment/run.ts';
import { resolve } from '../../../src/core/experiment/settings.ts';
import { STRATEGIES } from '../../../src/core/strategies/registry.ts';
import { advance } from '../../../src/engines/advance.ts';
import { loadKernels } from '../../kernels/load.ts';
import { rastrigin, sphere } from '../functions.ts';
import { prepare } from '../minimise.ts';

const ids = STRATEGIES.map(({ id }) => id);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe.each(ids)('a run of %s', (strategy) => {
  it('goes on from any checkpoint to the same digest, marks and history', () => {
    const settings = fc.record({
      dim: fc.integer({ min: 2, max: 6 }),
      seed: fc.integer({ min: 0, max: 4294967295 }),
      restart: fc.constantFrom('none', 'ipop', 'bipop'),
      stop: fc.integer({ min: 0, max: 120 }),
    });
    fc.assert(
      fc.property(settings, ({ stop, ...given }) => {
        const all = { ...given, strategy, target: 0, evaluations: 1200 };
        const whole = prepare(all, rastrigin);
        while (advance(whole.run, whole.crew));
        const first = prepare(all, rastrigin);
        for (let g = 0; g < stop; g++) advance(first.run, first.crew);
        const checkpoint = structuredClone(first.run.checkpoint());
        // The interrupted run moves on, which must not reach into its checkpoint.
        for (let g = 0; g < 5; g++) advance(first.run, first.crew);
        const rest = prepare(all, rastrigin);
        const resumed = new Run(rest.description, 0, loadKernels(), checkpoint);
        while (advance(resumed, rest.crew));
        const [expected, actual] = [resultOf(whole.run), resultOf(resumed)];
        expect(hex(actual.digest)).toBe(hex(expected.digest));
        expect(actual).toEqual(expected);
        expect(resumed.history.record()).toEqual(whole.run.history.record());
        for (const { engine } of [whole, first, rest]) engine.release();
      }),
      { numRuns: 15 },
    );
  });

  it('depends on seed and repetition, 0 included', () => {
    const digests = [
      { seed: 0, repetition: 0 },
      { seed: 1, repetition: 0 },
      { seed: 0, repetition: 1 },
      { seed: 4294967295, repetition: 0 },
    ].map(({ seed, repetition }) => {
      const { description, crew } = prepare({ strategy, dim: 3, seed, evaluations: 200, target: 0 }, sphere);
      const run = new Run(description, repetition, loadKernels());
      while (advance(run, crew));
      return hex(resultOf(run).digest);
    });
    expect(new Set(digests).size).toBe(digests.length);
  });
});

describe('a run', () => {
  it('refuses answers that do not fit its need', () => {
    const { run, crew } = prepare({ dim: 2 }, sphere);
    expect(() => run.supply({ kind: 'fold', folded: [], rows: [] })).toThrow(/asked to evaluate/);
    expect(() => run.supply({ kind: 'evaluate', costs: new Float64Array(3), penalties: null })).toThrow(/6 costs/);
    const need = run.next();
    if (need.kind !== 'evaluate') throw new Error('a run begins with an evaluation');
    run.supply(crew.answer(need) as never);
    expect(run.settled).toBe(false);
    expect(() => run.checkpoint()).toThrow(/between two generations/);
  });

  it('ends at its target, its budget of evaluations or its budget of generations', () => {
    const reasonOf = (settings: Record<string, unknown>): string => {
      const { run, crew } = prepare({ dim: 2, ...settings }, sphere);
      while (advance(run, crew));
      return resultOf(run).reason;
    };
    expect(reasonOf({})).toBe('target');
    expect(reasonOf({ evaluations: 50 })).toBe('evaluations');
    expect(reasonOf({ generations: 3 })).toBe('generations');
  });

  it('starts where it is told to', () => {
    const startOf = (start: unknown): number[] => {
      const { description } = resolve({ problem: 'bbob-f1', dim: 2, start });
      return [...new Run(description, 0, loadKernels()).setting.start];
    };
    expect(startOf('zero')).toEqual([0, 0]);
    expect(startOf([1.5, -2])).toEqual([1.5, -2]);
    const uniform = startOf('uniform');
    expect(uniform.every((value) => Math.abs(value) < 5)).toBe(true);
    expect(uniform).not.toEqual([0, 0]);
  });

  it('records every improvement at its exact evaluation, and the best solution', () => {
    const { run, crew } = prepare({ dim: 2, strategy: 'random-search', evaluations: 500 }, sphere);
    while (advance(run, crew));
    const { improvements } = run.trace;
    for (let k = 2; k < improvements.length; k += 2) {
      expect(improvements[k]).toBeGreaterThan(improvements[k - 2]);
      expect(improvements[k + 1]).toBeLessThan(improvements[k - 1]);
    }
    expect(sphere(run.solution)).toBe(run.best);
    expect(improvements[improvements.length - 1]).toBe(run.best);
  });
});
