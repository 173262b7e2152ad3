import { describe, expect, test } from 'vitest';
import { lastStretch } from '../../src/app/words/last-stretch.ts';
import { measureOf } from '../../src/app/words/measure.ts';
import { shortOfTarget, type Ended } from '../../src/app/words/short-of-target.ts';
import { resolve } from '../../src/core/experiment/settings.ts';
import type { Snapshot } from '../../src/runtime/snapshot.ts';
import { advanceSnapshot } from './plot-context.ts';

const DIM = 2;
const FAR_AWAY = new Float64Array(DIM).fill(1000);

/** What is said of a real run at its end, as if the optimum were here. */
function said(
  settings: Record<string, unknown>,
  generations: number,
  optimum: Float64Array | null,
  of: Partial<Ended> = {},
) {
  const { description } = resolve({ problem: 'bbob-f1', dim: DIM, ...settings });
  const snapshot: Snapshot = advanceSnapshot({ dim: DIM, target: 0, ...settings }, generations);
  return shortOfTarget({ ...snapshot, ...of }, 'evaluations', description, optimum);
}

describe('the last stretch of a run', () => {
  const costs = measureOf(resolve({ problem: 'bbob-f1' }).description);
  const returns = measureOf(resolve({ problem: 'cartpole' }).description);
  const told = (...improvements: number[]) => lastStretch(Float64Array.from(improvements), 1000, costs);

  test('is told by what became of the best cost', () => {
    expect(told(1, 8, 400, 2)).toEqual({ text: 'No improvement in the last 600 evaluations.', moving: false });
    expect(told(1, 8, 400, 2, 950, 1.999999)).toEqual({
      text: 'The best f − f_opt hardly fell within the last 100 evaluations.',
      moving: false,
    });
    expect(told(1, 8, 400, 2, 950, 1.9)).toEqual({
      text: 'The best f − f_opt fell only from 2.00 to 1.90 within the last 100 evaluations.',
      moving: true,
    });
    expect(told(1, 8, 400, 2, 920, 1.5, 950, 1)).toEqual({
      text: 'The best f − f_opt was still falling at the end: from 2.00 to 1.00 within the last 100 evaluations.',
      moving: true,
    });
  });

  test('of a task is told in its returns', () => {
    expect(lastStretch(Float64Array.of(1, 400, 950, 200), 1000, returns).text).toBe(
      'The best return was still rising at the end: from 100 of 500 to 300 of 500 within the last 100 policies.',
    );
  });

  test('is not told where there was none', () => {
    const nothing = { text: '', moving: false };
    expect(told()).toEqual(nothing);
    expect(told(950, 1)).toEqual(nothing);
    expect(lastStretch(Float64Array.of(1, 8), 20, costs)).toEqual(nothing);
  });
});

describe('why a run ended short of its target', () => {
  test('steps have shrunk only where they have', () => {
    expect(said({ strategy: 'cma-es' }, 200, FAR_AWAY)).toMatch(
      /steps have shrunk to \S+(: it is out of their reach)?\.$/,
    );
    for (const strategy of ['hill-climbing', 'openai-es', 'pgpe', 'ars']) {
      const text = said({ strategy, sigma: 0.01 }, 50, FAR_AWAY);
      expect(text, strategy).toMatch(/steps are only \S+ long: a straight way there would take about \S+ of them\.$/);
    }
  });

  test('a restart makes steps long again, and what was before it is not what they have shrunk from', () => {
    const settings = { dim: DIM, strategy: 'one-plus-one-es' };
    const snapshot = advanceSnapshot({ target: 0, ...settings }, 150);
    const { evaluations, history } = snapshot;
    const { description } = resolve({ problem: 'bbob-f1', ...settings });
    expect(shortOfTarget(snapshot, 'evaluations', description, FAR_AWAY)).toContain('steps have shrunk to ');
    const begun = evaluations - history.values[(history.length - 2) * history.width];
    const restarts = { count: 1, reason: null, evaluations: begun };
    const text = shortOfTarget({ ...snapshot, restarts }, 'evaluations', description, FAR_AWAY);
    expect(text).toContain('steps are only ');
  });

  test('a population without a shape tells where its best is, and that it has gathered where it has', () => {
    expect(said({ strategy: 'de' }, 80, FAR_AWAY)).toMatch(
      /The best point is 1\d\d\d from the optimum, and the population has gathered: its individuals are about \S+ from their middle\.$/,
    );
    expect(said({ strategy: 'random-search' }, 40, FAR_AWAY)).toMatch(/The best point is 1\d\d\d from the optimum\.$/);
    expect(said({ strategy: 'de' }, 80, new Float64Array(DIM).fill(1e-12), { shape: null })).toMatch(
      /The best point is /,
    );
  });

  test('a strategy that stopped by itself has told the rest, and a run at its target needs no reason', () => {
    const { description } = resolve({ problem: 'bbob-f1', dim: DIM });
    const snapshot = advanceSnapshot({ dim: DIM, target: 0 }, 40);
    expect(shortOfTarget(snapshot, 'stagnation', description, FAR_AWAY)).toMatch(/^The mean is /);
    expect(shortOfTarget(snapshot, 'evaluations', description, FAR_AWAY)).toMatch(/^(No improvement|The best) /);
    expect(shortOfTarget(snapshot, 'target', description, FAR_AWAY)).toBe('');
    expect(shortOfTarget({ ...snapshot, solution: new Float64Array(0) }, 'stagnation', description, null)).toBe('');
  });
});
