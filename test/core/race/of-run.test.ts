import { describe, expect, it } from 'vitest';
import { resolve } from '../../../src/core/experiment/settings.ts';
import { raceOf } from '../../../src/core/race/of-run.ts';

const SETTINGS = { problem: 'bbob-f10', dim: 5, strategy: 'snes', sigma: 0.5, restart: 'ipop', seed: 9 };

describe('a race of one run', () => {
  it('has its problem, its strategy and its seed; repetitions become trials', () => {
    const run = resolve({ ...SETTINGS, repetitions: 4 }).description;
    const { race, issues } = raceOf(run);
    expect(race.lanes).toEqual([{ ...run, repetitions: 1 }]);
    expect(race.evidence).toEqual({ over: 'instances', count: 15 });
    expect(issues).toEqual([]);
  });

  it('says what of the run it has not', () => {
    const run = resolve({ ...SETTINGS, engine: 'webgpu', changes: '3.sigma.0.1' }).description;
    const { race, issues } = raceOf(run);
    expect(race.lanes).toEqual([resolve(SETTINGS).description]);
    expect(issues.map(({ key }) => key).sort()).toEqual(['changes', 'engine']);
    expect(issues.find(({ key }) => key === 'changes')?.message).toBe(
      'A race has no changes: lanes run without changes in mid-run. It was left out.',
    );
  });
});
