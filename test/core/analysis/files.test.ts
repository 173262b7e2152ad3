import { csvParse, csvParseRows } from 'd3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hitsCsv, pairsCsv, runtimesCsv, trialsCsv } from '../../../src/core/analysis/csv.ts';
import { Weighing } from '../../../src/core/analysis/evidence.ts';
import { openFileText } from '../../../src/core/link/file.ts';
import { raceFileName, type RaceRecord, type RecordedTrial } from '../../../src/core/analysis/record.ts';
import { writeRaceFile } from '../../../src/core/analysis/race-file.ts';
import { trialOutcome } from '../../../src/core/analysis/outcome.ts';
import { yardstickOf } from '../../../src/core/analysis/yardstick.ts';
import { Run } from '../../../src/core/experiment/run.ts';
import { resolveRace } from '../../../src/core/race/settings.ts';
import { trialOf, type Race } from '../../../src/core/race/race.ts';
import { advance } from '../../../src/engines/advance.ts';
import { Crew } from '../../../src/engines/crew.ts';
import { engineSetting } from '../../../src/engines/setting.ts';
import { WasmEngine } from '../../../src/engines/wasm/engine.ts';
import { loadKernels } from '../../kernels/load.ts';

const kernels = loadKernels();
const SETTINGS = {
  ...{ problem: 'bbob-f1', dim: 2, seed: 4294967294, evaluations: 700, count: 3 },
  ...{ lane1: 'cma-es', 'lane1.restart': 'ipop', lane2: 'random-search' },
};

function trial(race: Race, lane: number, number: number): RecordedTrial {
  const description = trialOf(race, lane, number);
  const setting = engineSetting(description);
  const engine = new WasmEngine(kernels, setting);
  const crew = new Crew(engine, setting, 'auto', () => 0);
  const run = new Run(description, 0, kernels);
  while (advance(run, crew));
  engine.release();
  return { ...trialOutcome(run, { lane, trial: number, seconds: 0.25 }, yardstickOf(description)), digest: 'ab12' };
}

function record(settings: Record<string, unknown> = SETTINGS, missing = 0): RaceRecord {
  const { race } = resolveRace(settings);
  const places = race.lanes.flatMap((_, lane) =>
    Array.from({ length: race.evidence.count }, (__, number) => [lane, number] as const),
  );
  const outcomes = places.slice(missing).map(([lane, number]) => trial(race, lane, number));
  const yardstick = yardstickOf(race.lanes[0]);
  const { count } = race.evidence;
  const weighing = new Weighing(kernels, { lanes: race.lanes.length, count, seed: race.lanes[0].seed, yardstick });
  for (const outcome of outcomes) weighing.add(outcome);
  const names = race.lanes.map((_, k) => `Lane ${k + 1}, "so called"`);
  return { race, names, link: 'https://example.org/#1!x', outcomes: outcomes.reverse(), evidence: weighing.evidence() };
}

const whole = record();

/** What the page makes of the text of a race file. */
async function read(text: string) {
  const opened = await openFileText(text);
  if (opened.kind !== 'race') throw new Error(opened.kind === 'refused' ? opened.message : opened.kind);
  return opened;
}

const rowsOf = (csv: string) => csvParse(csv.replace(/^#.*\n/gm, ''));

describe('tables', () => {
  test('begin with where they come from', () => {
    for (const csv of [trialsCsv(whole), hitsCsv(whole), runtimesCsv(whole), pairsCsv(whole)]) {
      const [first, link, settings, meaning] = csv.split('\n');
      expect(first).toMatch(/^# Evolution Playground: /);
      expect(link).toBe('# link: https://example.org/#1!x');
      expect(resolveRace(JSON.parse(settings.replace('# settings: ', '')) as Record<string, unknown>).race).toEqual(
        whole.race,
      );
      expect(meaning).toMatch(/^# \w+: /);
      const rows = csvParseRows(csv.replace(/^#.*\n/gm, ''));
      expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
    }
    expect(raceFileName(whole.race, 'trials', 'csv')).toBe('race-bbob-f1-d2-seed-4294967294-trials.csv');
  });

  test('of runs have a row each, by lane and number', () => {
    const rows = rowsOf(trialsCsv(whole));
    expect(rows.map(({ lane, trial: number }) => `${lane}.${number}`)).toEqual([
      '1.1',
      '1.2',
      '1.3',
      '2.1',
      '2.2',
      '2.3',
    ]);
    expect(rows.map(({ seed }) => seed).slice(0, 3)).toEqual(['4294967294', '4294967295', '0']);
    expect(rows.map(({ instance }) => instance).slice(0, 3)).toEqual(['1', '2', '3']);
    expect(rows[0]).toMatchObject({
      name: 'Lane 1, "so called"',
      ended: 'target',
      restarts: '0',
      seconds: '0.25',
      digest: 'ab12',
    });
    // A run is over with the generation that reached its target.
    const after = Number(rows[0]['evaluations']) - Number(rows[0]['reached']);
    expect(after >= 0 && after < 6).toBe(true);
    expect(rows[3]).toMatchObject({ ended: 'evaluations', evaluations: '700', restarts: '', reached: '' });
    whole.outcomes.forEach(({ lane, trial: number, best }) =>
      expect(Number(rows[3 * lane + number]['best'])).toBe(best),
    );
  });

  test('of hit times have a column for each target', () => {
    const rows = rowsOf(hitsCsv(whole));
    expect(rows.columns).toHaveLength(4 + 51);
    expect(rows.columns.slice(4).map(Number)).toEqual([...yardstickOf(whole.race.lanes[0]).targets]);
    whole.outcomes.forEach(({ lane, trial: number, hits }) => {
      const found = rows.columns.slice(4).map((target) => rows[3 * lane + number][target]);
      expect(found.map((hit) => (hit === '' ? Infinity : Number(hit)))).toEqual([...hits]);
    });
  });

  test('of statistics hold what the evidence says', () => {
    const runtimes = rowsOf(runtimesCsv(whole));
    expect(runtimes).toHaveLength(2 * 8);
    const [last] = whole.evidence.lanes[0].arts.slice(-1);
    expect(runtimes[7]).toMatchObject({ target: '1e-8', trials: '3', reached: '3', average_runtime: String(last.art) });
    expect(runtimes[7]['lower']).toBe(String(last.interval!.lower));
    expect(runtimes[15]).toMatchObject({ reached: '0', average_runtime: '', lower: '', upper: '' });
    const pairs = rowsOf(pairsCsv(whole));
    expect(pairs).toHaveLength(1);
    expect(pairs[0]).toMatchObject({
      lane: '1',
      other_lane: '2',
      p: String(whole.evidence.pairs[0].p),
      probability_better: '1',
      wins: '3',
      losses: '0',
      equal: '0',
    });
  });
});

describe('a race file', () => {
  test('brings back the race and its runs, to the last bit', async () => {
    const { race, outcomes, issues } = await read(writeRaceFile(whole));
    expect(issues).toEqual([]);
    expect(race).toEqual(whole.race);
    expect(outcomes).toEqual([...whole.outcomes].reverse());
  });

  test('brings back races of tasks, of which some runs are missing', async () => {
    const settings = {
      problem: 'cartpole',
      hidden: '2',
      evaluations: 300,
      count: 2,
      lane1: 'cma-es',
      lane2: 'deep-ga',
    };
    const some = record(settings, 1);
    const { race, outcomes } = await read(writeRaceFile(some));
    expect(race).toEqual(some.race);
    expect(outcomes).toEqual([...some.outcomes].reverse());
  });

  test('has the stated layout', () => {
    const content = JSON.parse(writeRaceFile(whole)) as Record<string, unknown>;
    expect(Object.keys(content)).toEqual([
      ...['format', 'version', 'software', 'link', 'settings', 'lanes', 'targets', 'grid', 'trials', 'statistics'],
    ]);
    expect(content).toMatchObject({ format: 'evolution-playground-race', version: 1, link: whole.link });
    expect(content['settings']).toMatchObject({ lane1: 'cma-es', 'lane1.restart': 'ipop', lane2: 'random-search' });
    const { statistics, trials, lanes } = content as Record<string, Record<string, unknown>[]> & {
      readonly statistics: Record<string, Record<string, unknown>[]>;
    };
    expect(Object.keys(trials[0])).toEqual([
      ...['lane', 'trial', 'seed', 'instance', 'ended', 'evaluations', 'generations', 'restarts', 'best'],
      ...['seconds', 'digest', 'hits', 'costs'],
    ]);
    expect(lanes[1]).toMatchObject({ strategy: 'random-search', revisions: { run: 1 } });
    expect(Object.keys(statistics['lanes'][0])).toEqual([
      ...['trials', 'average_runtimes', 'runtimes', 'runtimes_with_simulated_restarts', 'costs'],
    ]);
    expect(statistics['pairs'][0]).toMatchObject({ lanes: [1, 2], wins: 3, losses: 0, equal: 0 });
    expect(JSON.stringify(content)).not.toMatch(/NaN|Infinity/);
  });

  test('of a race without runs is one, too', async () => {
    const none = record(SETTINGS, 6);
    expect((await read(writeRaceFile(none))).outcomes).toEqual([]);
  });

  test('that was measured otherwise brings the race alone', async () => {
    const content = JSON.parse(writeRaceFile(whole)) as Record<string, unknown>;
    const { race, outcomes, issues } = await read(JSON.stringify({ ...content, targets: [1, 2, 3] }));
    expect(race).toEqual(whole.race);
    expect(outcomes).toEqual([]);
    expect(issues[0].message).toContain('measured otherwise');
  });

  test('of other revisions says so', async () => {
    const text = writeRaceFile(whole).replace(/"kernels":\d+/, '"kernels":99');
    expect((await read(text)).issues[0].message).toMatch(/^Lane 1 was made with kernels r99, this build has r\d+\.$/);
  });

  test.each([
    ['{"format":"evolution-playground-race",', 'begins as JSON and does not go on as such'],
    ['{"format":"evolution-playground-tour"}', 'This is not a run file'],
    ['{"format":"evolution-playground-race","version":2}', 'is of version 2'],
    ['{"format":"evolution-playground-race","version":1}', '"settings" is missing'],
  ])('is refused as %s', async (text, message) => {
    await expect(read(text)).rejects.toThrow(message);
  });

  test.each([
    [/"lane":2/, '"lane":3', 'lane is 3, but it must be a whole number from 1 to 2'],
    [/"trial":2/, '"trial":0', 'trial is 0'],
    [/"ended":"target"/, '"ended":"luck"', 'ended by "luck"'],
    [/"best":/, '"best":-1,"x":', 'best is -1'],
    [/"hits":\[/, '"hits":["1",', 'hits has 52 numbers'],
    [/"hits":\[\d+/, '"hits":["1"', 'hits is "1"'],
    [/"costs":\[[^\]]*\]/, '"costs":[]', '0 costs'],
    [/"trials":\[\{/, '"trials":[7,{', 'A trial is 7'],
    [/"trial":2/, '"trial":1', 'A trial is in the file twice'],
    [/"hits":\[\d+/, '"hits":[null', 'a harder target before an easier one'],
    [/"costs":\[[\d.]+/, '"costs":[1e-9', 'its lowest cost rose'],
  ])('with %s as %s is refused in a sentence', async (find, put, message) => {
    await expect(read(writeRaceFile(whole).replace(find, put))).rejects.toThrow(message);
  });

  test('that was changed anywhere is refused in a sentence of its own, or still read', async () => {
    const text = writeRaceFile(whole);
    const changed = fc.tuple(fc.nat({ max: text.length - 1 }), fc.constantFrom('', '0', '"', '}', 'x'));
    await fc.assert(
      fc.asyncProperty(changed, async ([at, put]) => {
        const opened = await openFileText(text.slice(0, at) + put + text.slice(at + 1));
        const message = opened.kind === 'refused' ? opened.message : '';
        // What is said of an error that nobody thought of.
        expect(message).not.toContain('The file cannot be read');
      }),
    );
  });
});
