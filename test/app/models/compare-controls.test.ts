import { expect, test } from 'vitest';
import { controlsOf } from '../../../src/app/models/compare-controls.ts';
import { laneNames } from '../../../src/app/compare/words/lane-names.ts';
import { resolve } from '../../../src/core/experiment/settings.ts';
import { trialOf } from '../../../src/core/race/race.ts';
import { raceSettingsOf, resolveRace } from '../../../src/core/race/settings.ts';

const run = { problem: 'bbob-f8', dim: 2, strategy: 'evollm', evaluations: 300, resolution: 500 };
const evidence = { over: 'seeds', count: 5 } as const;

test('a run stands beside its controls, on equal terms', () => {
  const lanes = controlsOf(resolve({ ...run, model: 'language-model', replies: '.1_2.3_4' }).description);
  expect(lanes).toHaveLength(7);
  expect(new Set(lanes.map(({ evaluations }) => evaluations))).toEqual(new Set([300]));
  expect(new Set(lanes.map(({ bounds }) => bounds))).toEqual(new Set(['clip']));
  expect(
    lanes.filter(({ strategy }) => strategy === 'evollm').map(({ parameters }) => parameters['resolution']),
  ).toEqual([500, 500, 500, 500]);
  expect(lanes.map(({ replies }) => replies)).toEqual(['.1_2.3_4', ...Array<undefined>(6).fill(undefined)]);
  const names = laneNames({ lanes }).join(' | ');
  expect(names.match(/no language model/g)).toHaveLength(3);
});

test('a control that is run by itself is no lane twice', () => {
  expect(controlsOf(resolve({ ...run, model: 'copy-best' }).description)).toHaveLength(6);
});

test('replies come with their lane, and are those of one run alone', () => {
  const lanes = controlsOf(resolve({ ...run, model: 'language-model', replies: '.1_2.3_4' }).description);
  const { race, issues } = resolveRace(raceSettingsOf({ lanes, evidence }));
  expect(issues).toEqual([]);
  expect(race.lanes).toEqual(lanes);
  expect(trialOf(race, 0, 0).replies).toBe('.1_2.3_4');
  expect(trialOf(race, 0, 1).replies).toBeUndefined();
});
