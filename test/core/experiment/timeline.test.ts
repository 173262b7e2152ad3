import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resultOf } from '../../../src/core/experiment/result.ts';
import { Timeline } from '../../../src/core/experiment/timeline.ts';
import type { Run } from '../../../src/core/experiment/run.ts';
import { STRATEGIES } from '../../../src/core/strategies/registry.ts';
import { advance } from '../../../src/engines/advance.ts';
import { rastrigin } from '../functions.ts';
import { prepare } from '../minimise.ts';

/** What a picture of a run and its future depend on. */
function standing(run: Run) {
  return { ...run.moment(), shown: run.shown, order: [...(run.ranking?.order ?? [])], shape: run.shape() };
}

describe.each(STRATEGIES.map(({ id }) => id))('going back in a run of %s', (strategy) => {
  it('gives exactly the state of a run that was stopped there, and then the same end', () => {
    const settings = fc.record({
      dim: fc.integer({ min: 2, max: 6 }),
      seed: fc.integer({ min: 0, max: 4294967295 }),
      restart: fc.constantFrom('none', 'ipop', 'bipop'),
    });
    const visits = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(settings, visits, (given, places) => {
        const all = { ...given, strategy, target: 0, evaluations: 1200 };
        const { run, crew, engine } = prepare(all, rastrigin);
        const timeline = new Timeline();
        do timeline.note(run);
        while (advance(run, crew));
        const expected = resultOf(run);
        const history = run.history.record();
        const end = run.generation;
        for (const place of places) {
          const goal = Math.round(place * end);
          run.rewind(timeline.before(Math.max(0, goal - 1))!);
          while (run.generation < goal) advance(run, crew);
          const stopped = prepare(all, rastrigin);
          while (stopped.run.generation < goal) advance(stopped.run, stopped.crew);
          expect(standing(run)).toEqual(standing(stopped.run));
          expect(run.head).toEqual({ generation: end, evaluations: expected.evaluations });
          stopped.engine.release();
        }
        while (advance(run, crew));
        expect(resultOf(run)).toEqual(expected);
        expect(run.history.record()).toEqual(history);
        engine.release();
      }),
      { numRuns: 10 },
    );
  });
});

describe('a timeline', () => {
  /** A run that only counts; its state may be large. */
  function counter(bytes: number) {
    const run = { settled: true, generation: 0, moment: () => ({ generation: run.generation, state: filler }) };
    const filler = new Uint8Array(bytes);
    return run;
  }

  it.each([
    [100, 128],
    [4_000_000, 16],
  ])('of moments of %d bytes keeps at most %d, evenly over the whole run', (bytes, most) => {
    const run = counter(bytes);
    const timeline = new Timeline();
    for (; run.generation < 5000; run.generation++) timeline.note(run as unknown as Run);
    const kept = new Set(Array.from({ length: 5000 }, (_, g) => timeline.before(g)!.generation));
    expect(kept.size).toBeLessThanOrEqual(most);
    expect(kept.size).toBeGreaterThan(most / 4);
    const gaps = [...kept].map((generation, k, all) => (all[k + 1] ?? 5000) - generation);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(2 * Math.min(...gaps.slice(0, -1)));
  });

  it('has nothing to go back to before it has seen anything', () => {
    expect(new Timeline().before(10)).toBeNull();
  });
});
