import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolve } from '../../../src/core/experiment/settings.ts';
import {
  raceOf,
  withEvidence,
  withLane,
  withLaneSetting,
  withoutLane,
  withRun,
  withShared,
} from '../../../src/core/race/edits.ts';
import { resolveRace } from '../../../src/core/race/settings.ts';
import { races } from './races.ts';

const { race } = resolveRace({
  problem: 'bbob-f10',
  dim: 5,
  lane1: 'cma-es',
  lane2: 'deep-ga',
  'lane2.population': 50,
});
const strategies = ({ lanes }: typeof race): string[] => lanes.map(({ strategy }) => strategy);

describe('editing a race', () => {
  it('adds lanes and takes them out, and changes nothing else', () => {
    fc.assert(
      fc.property(races, fc.nat(), (given, k) => {
        if (given.lanes.length === 8) {
          expect(() => withLane(given, 'snes')).toThrow('A race has at most 8 lanes; take one out first.');
          return;
        }
        const more = withLane(given, 'snes').race;
        expect(more.lanes.slice(0, -1)).toEqual(given.lanes);
        expect(withoutLane(more, more.lanes.length - 1).race).toEqual(given);
        const lane = k % given.lanes.length;
        expect(withoutLane(more, lane).race.lanes).toEqual(more.lanes.filter((_, other) => other !== lane));
      }),
    );
    expect(() => withoutLane(withoutLane(race, 0).race, 0)).toThrow('A race needs at least one lane.');
  });

  it('begins with a run, and takes the strategy of another one in', () => {
    const run = resolve({
      problem: 'bbob-f10',
      dim: 5,
      strategy: 'snes',
      sigma: 0.5,
      restart: 'ipop',
      seed: 9,
      repetitions: 4,
    });
    const alone = raceOf(run.description);
    expect(alone.race.lanes).toEqual([{ ...run.description, repetitions: 1 }]);
    expect(alone.issues).toEqual([]);
    const { lanes } = withRun(race, run.description).race;
    expect(lanes[2]).toEqual({ ...run.description, seed: 1, repetitions: 1 });
  });

  it('gives a lane a parameter, or another strategy, which takes none of the old parameters over', () => {
    const bigger = withLaneSetting(race, 1, 'population', 80).race;
    expect(bigger.lanes[1].parameters['population']).toBe(80);
    expect(bigger.lanes[0]).toEqual(race.lanes[0]);
    const usual = withLaneSetting(bigger, 1, 'population', undefined).race;
    expect(usual.lanes[1]).toEqual(resolve({ problem: 'bbob-f10', dim: 5, strategy: 'deep-ga' }).description);
    const restarted = withLaneSetting(bigger, 1, 'restart', 'bipop').race;
    const other = withLaneSetting(restarted, 1, 'strategy', 'cma-es');
    expect(other.issues).toEqual([]);
    expect(other.race.lanes[1]).toEqual({ ...race.lanes[0], restart: 'bipop' });
    expect(() => withLaneSetting(race, 1, 'population', 'many')).toThrow(/^Lane 2 \(Deep GA\): population is "many"/);
    expect(withLaneSetting(race, 1, 'population', 1e12).issues[0].key).toBe('lane2.population');
  });

  it('gives all lanes another dimension, with what follows from it', () => {
    const there = withShared(race, 'start', [1, 2, 3, 4, 5]).race;
    const wider = withShared(there, 'dim', 7).race;
    wider.lanes.forEach(({ dim, start, evaluations }) =>
      expect([dim, start, evaluations]).toEqual([7, [1, 2, 3, 4, 5, 0, 0], 7000]),
    );
    expect(withShared(there, 'dim', 2).race.lanes[1].start).toEqual([1, 2]);
    expect(withShared(wider, 'start', undefined).race.lanes[0].start).toBe('uniform');
    const clamped = withShared(race, 'dim', 400);
    expect(clamped.race.lanes[0].dim).toBe(40);
    expect(clamped.issues).toEqual([{ key: 'dim', message: expect.stringMatching(/^dim is 400/) }]);
    expect(() => withShared(race, 'dim', 'wide')).toThrow(/^dim is "wide"/);
  });

  it('keeps what a function has for another function, and of a task what means the same', () => {
    const chosen = withShared(withShared(race, 'evaluations', 900).race, 'seed', 77).race;
    const other = withShared(chosen, 'problem', 'bbob-f3').race.lanes[0];
    expect(other).toMatchObject({ problem: 'bbob-f3', dim: 5, evaluations: 900, seed: 77 });
    const task = withShared(chosen, 'problem', 'cartpole');
    expect(task.issues).toEqual([]);
    expect(task.race.lanes[1]).toEqual(
      resolve({ problem: 'cartpole', seed: 77, strategy: 'deep-ga', population: 50 }).description,
    );
    expect(task.race.evidence).toEqual({ over: 'seeds', count: 15 });
    expect(() => withShared(race, 'problem', 'bbob-f99')).toThrow(/^There is no problem called "bbob-f99"/);
  });

  it('takes lanes out that do not work with another problem, and names them', () => {
    const maze = resolveRace({ problem: 'hard-maze', lane1: 'novelty-search', lane2: 'deep-ga' }).race;
    const { race: left, issues } = withShared(maze, 'problem', 'cartpole');
    expect(strategies(left)).toEqual(['deep-ga']);
    expect(issues).toEqual([
      {
        key: 'lane1',
        message: expect.stringMatching(/^Lane 1 \(Novelty search\) was taken out: Novelty search needs a task/),
      },
    ]);
    expect(() => withShared(withoutLane(maze, 1).race, 'problem', 'bbob-f1')).toThrow(/needs a task/);
  });

  it('plans other evidence', () => {
    expect(withEvidence(race, { count: 30 }).race.evidence).toEqual({ over: 'instances', count: 30 });
    expect(withEvidence(race, { over: 'seeds', count: 5000 }).race.evidence).toEqual({ over: 'seeds', count: 1000 });
    expect(withEvidence(race, { count: 30 }).race.lanes).toEqual(race.lanes);
  });
});
