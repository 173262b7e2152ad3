import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/core/experiment/fields.ts';
import { resolve, settingsOf } from '../../../src/core/experiment/settings.ts';
import { trialOf } from '../../../src/core/race/race.ts';
import { raceSettingsOf, resolveRace } from '../../../src/core/race/settings.ts';
import { races } from './races.ts';

const messages = (settings: Record<string, unknown>): string[] =>
  resolveRace(settings).issues.map(({ key, message }) => `${key}: ${message}`);

describe('a race', () => {
  it('means the same by its shortest settings, which say nothing twice', () => {
    fc.assert(
      fc.property(races, (race) => {
        const settings = raceSettingsOf(race);
        expect(resolveRace(settings).race).toEqual(race);
        expect(raceSettingsOf(resolveRace(settings).race)).toEqual(settings);
      }),
      { numRuns: 200 },
    );
  });

  it('has lanes that differ in strategy, parameters and restarts alone', () => {
    fc.assert(
      fc.property(races, ({ lanes }) => {
        const shared = lanes.map((lane) => ({ ...lane, strategy: '', parameters: {}, restart: '' }));
        shared.forEach((one) => expect(one).toEqual(shared[0]));
        lanes.forEach((lane) => expect(lane).toMatchObject({ repetitions: 1, engine: 'wasm', changes: [] }));
      }),
    );
  });

  it('rests on 15 instances of a function and on 15 seeds of a task where nothing is said', () => {
    expect(resolveRace({ lane1: 'cma-es' }).race.evidence).toEqual({ over: 'instances', count: 15 });
    expect(resolveRace({ problem: 'cartpole', lane1: 'ars' }).race.evidence).toEqual({ over: 'seeds', count: 15 });
  });

  it('has no more trials than there are instances to go over', () => {
    const swingup = { problem: 'cartpole-swingup', lane1: 'ars', over: 'instances' };
    expect(resolveRace(swingup).race.evidence).toEqual({ over: 'instances', count: 2 });
    expect(messages({ ...swingup, count: 9 })).toEqual([
      expect.stringMatching(
        /^count: count is 9, but it must be a whole number from 2 to 2, since .* has 2 instances; 2 is used instead\.$/,
      ),
    ]);
    expect(messages({ problem: 'cartpole', lane1: 'ars', over: 'instances' })).toEqual([
      expect.stringMatching(/^over: .* has only one instance, so trials cannot go over several; they go over seeds\.$/),
    ]);
    // A function has more instances than anybody may ask for: they are no reason.
    expect(messages({ lane1: 'cma-es', count: 5000 })).toEqual([
      'count: count is 5000, but it must be a whole number from 2 to 1000; 1000 is used instead.',
    ]);
  });

  it('names what belongs elsewhere, and says what is shared once', () => {
    expect(
      messages({
        ...{ problem: 'bbob-f1', dim: 99, strategy: 'snes', population: 5, engine: 'webgpu', colour: 'red' },
        ...{ lane1: 'cma-es', lane2: 'deep-ga', 'lane2.seed': 4, 'lane2.repetitions': 3, 'lane4.restart': 'ipop' },
      }),
    ).toEqual([
      'strategy: A race has no strategy: each lane names its own, as lane1 and so on. It was left out.',
      'population: population belongs to a lane; write lane1.population for the first one. It was left out.',
      'engine: A race has no engine: every lane runs on the reference engine. It was left out.',
      'lane4: Lane 4 has settings but no strategy: lane4 is missing. They were left out.',
      expect.stringMatching(/^dim: dim is 99, but .* 40 is used instead\.$/),
      expect.stringMatching(/^colour: "colour" is not a known key/),
      'lane2.seed: Lane 2 (Deep GA): seed is the same for all lanes. It was left out.',
      'lane2.repetitions: Lane 2 (Deep GA): a race has no repetitions. It was left out.',
    ]);
  });

  it('takes eight lanes and no more', () => {
    const nine = Object.fromEntries(Array.from({ length: 9 }, (_, k) => [`lane${k + 1}`, 'cma-es']));
    expect(resolveRace(nine).race.lanes.length).toBe(8);
    expect(messages(nine)).toEqual(['lane9: The race has 9 lanes, but at most 8 are allowed; the first 8 were taken.']);
  });

  it('whatever it is given, it is a race or a sentence', () => {
    const keys = fc.oneof(
      fc.constantFrom(
        'problem',
        'dim',
        'seed',
        'start',
        'over',
        'count',
        'lane1',
        'lane2',
        'lane2.population',
        'lane1.',
        'lane0',
      ),
      fc.string(),
    );
    const values = fc.oneof(fc.constantFrom('bbob-f3', 'cartpole', 'cma-es', 'snes', 'seeds', '3'), fc.anything());
    fc.assert(
      fc.property(fc.dictionary(keys, values), fc.constantFrom('cma-es', undefined), (settings, lane1) => {
        try {
          const { race, issues } = resolveRace({ lane1, ...settings });
          expect(resolveRace(raceSettingsOf(race)).race).toEqual(race);
          issues.forEach(({ message }) => expect(message).toMatch(/[.?]( It was left out\.)?$/));
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
          expect((error as Error).message).toMatch(/[.?]$/);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a trial', () => {
  it('is a valid run with a seed of its own, and shares it with the trials of that number in other lanes', () => {
    fc.assert(
      fc.property(races, fc.nat(), (race, number) => {
        const trial = number % race.evidence.count;
        const runs = race.lanes.map((_, lane) => trialOf(race, lane, trial));
        runs.forEach((run, lane) => {
          expect(resolve(settingsOf(run))).toMatchObject({ description: run });
          expect(run).toEqual({ ...race.lanes[lane], seed: runs[0].seed, instance: runs[0].instance });
        });
      }),
    );
  });

  it('has the next seed each, and the first, second, … instance where trials go over them', () => {
    const { race } = resolveRace({ problem: 'bbob-f3', instance: 7, seed: 4294967294, lane1: 'cma-es' });
    const places = [0, 1, 2].map((trial) => trialOf(race, 0, trial));
    expect(places.map(({ seed }) => seed)).toEqual([4294967294, 4294967295, 0]);
    expect(places.map(({ instance }) => instance)).toEqual([1, 2, 3]);
    const seeds = resolveRace({ problem: 'bbob-f3', instance: 7, over: 'seeds', lane1: 'cma-es' }).race;
    expect([0, 1, 2].map((trial) => trialOf(seeds, 0, trial).instance)).toEqual([7, 7, 7]);
  });
});
