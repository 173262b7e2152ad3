import { beforeEach, describe, expect, test, vi } from 'vitest';
import { keepRuns, keptRuns } from '../../src/app/compare/kept-runs.ts';
import { Weighing } from '../../src/core/analysis/evidence.ts';
import type { RecordedTrial } from '../../src/core/analysis/record.ts';
import { yardstickOf } from '../../src/core/analysis/yardstick.ts';
import { resolveRace } from '../../src/core/race/settings.ts';
import { loadKernels } from '../kernels/load.ts';

const SETTINGS = { problem: 'bbob-f3', dim: 2, evaluations: 300, count: 3, lane1: 'cma-es', lane2: 'de' };
const { race } = resolveRace(SETTINGS);
const yardstick = yardstickOf(race.lanes[0]);

const outcomes: readonly RecordedTrial[] = [0, 1].map((trial) => ({
  ...{ lane: 1, trial, reason: 'evaluations' as const, evaluations: 300, generations: 20, best: 4 + trial },
  hits: yardstick.targets.map((target, k) => (target < 4 + trial ? Infinity : 1 + k)),
  curve: new Float64Array(yardstick.grid.length).fill(4 + trial),
}));
const weighing = new Weighing(loadKernels(), { lanes: 2, count: 3, seed: 1, yardstick });
outcomes.forEach((outcome) => weighing.add(outcome));
const record = { race, outcomes, evidence: weighing.evidence() };

let stored: Map<string, string>;

beforeEach(() => {
  stored = new Map();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, text: string) => stored.set(key, text),
    removeItem: (key: string) => stored.delete(key),
  });
  return () => vi.unstubAllGlobals();
});

describe('runs that were over when the page was left', () => {
  test('are there for the next page of this very race, and for no other', () => {
    keepRuns({ record });
    expect(keptRuns(race)).toEqual(outcomes);
    expect(keptRuns(resolveRace({ ...SETTINGS, seed: 2 }).race)).toEqual([]);
    expect(keptRuns(resolveRace({ ...SETTINGS, lane2: 'pso' }).race)).toEqual([]);
  });

  test('are there when other numbers are planned, as far as those go', () => {
    keepRuns({ record });
    expect(keptRuns(resolveRace({ ...SETTINGS, count: 20 }).race)).toEqual(outcomes);
    const fewer = [{ ...outcomes[0], trial: 2 }, outcomes[1]];
    keepRuns({ record: { ...record, outcomes: fewer } });
    expect(keptRuns(resolveRace({ ...SETTINGS, count: 2 }).race)).toEqual([outcomes[1]]);
    expect(keptRuns(resolveRace({ ...SETTINGS, over: 'seeds' }).race)).toEqual([]);
  });

  test('outlive a page that was left before it could show them', () => {
    keepRuns({ record });
    keepRuns({ record: null });
    expect(keptRuns(race)).toEqual(outcomes);
  });

  test('are computed again where they were damaged, or storage is forbidden', () => {
    keepRuns({ record });
    const [[key, text]] = [...stored];
    stored.set(key, text.replace('"evaluations":300', '"evaluations":-3'));
    expect(keptRuns(race)).toEqual([]);
    stored.set(key, text.slice(0, 100));
    expect(keptRuns(race)).toEqual([]);
    vi.stubGlobal('sessionStorage', undefined);
    keepRuns({ record });
    expect(keptRuns(race)).toEqual([]);
  });
});
