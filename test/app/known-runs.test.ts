import { expect, test } from 'vitest';
import { KnownRuns } from '../../src/app/compare/known-runs.ts';
import type { RecordedTrial } from '../../src/core/analysis/record.ts';
import { resolveRace } from '../../src/core/race/settings.ts';

const SETTINGS = { problem: 'bbob-f3', dim: 2, lane1: 'cma-es', lane2: 'de', count: 4 };
const raceWith = (more: object) => resolveRace({ ...SETTINGS, ...more }).race;
const run = (lane: number, trial: number, best = 1): RecordedTrial => ({
  ...{ lane, trial, reason: 'evaluations', evaluations: 300, generations: 20, best },
  hits: new Float64Array(51),
  curve: new Float64Array(9),
});

test('runs of a race are known again when somebody comes back to it, as many as it plans', () => {
  const known = new KnownRuns();
  const race = raceWith({});
  known.keep(race, [run(0, 0), run(1, 3)]);
  expect(known.of(race)).toEqual([run(0, 0), run(1, 3)]);
  expect(known.of(raceWith({ count: 2 }))).toEqual([run(0, 0)]);
  expect(known.of(raceWith({ count: 30 }))).toHaveLength(2);
  for (const other of [{ seed: 2 }, { 'lane1.sigma': 0.1 }, { lane2: 'pso' }, { over: 'seeds' }])
    expect(known.of(raceWith(other))).toEqual([]);
  known.forget(race);
  expect(known.of(race)).toEqual([]);
});

test('fewer runs take none of the others away, and no run is there twice', () => {
  const known = new KnownRuns();
  known.keep(raceWith({}), [run(0, 0), run(0, 3)]);
  known.keep(raceWith({ count: 2 }), [run(0, 0, 7), run(1, 1)]);
  expect(known.of(raceWith({}))).toEqual([run(0, 0, 7), run(1, 1), run(0, 3)]);
});

test('the last few races are remembered, and none without runs', () => {
  const known = new KnownRuns();
  for (let seed = 1; seed <= 7; seed++) known.keep(raceWith({ seed }), [run(0, 0)]);
  known.keep(raceWith({ seed: 8 }), []);
  expect(Array.from({ length: 7 }, (_, k) => known.of(raceWith({ seed: k + 1 })).length)).toEqual([
    0, 1, 1, 1, 1, 1, 1,
  ]);
});
