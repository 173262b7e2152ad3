import { beforeEach, describe, expect, test } from 'vitest';
import { RaceState } from '../../src/app/compare/race.svelte.ts';
import type { Playground } from '../../src/app/state/playground.svelte.ts';
import { resolve } from '../../src/core/experiment/settings.ts';
import { openLink } from '../../src/core/link/link.ts';
import { MOST_LANES, type Race } from '../../src/core/race/race.ts';

let notices: string[];
let published: number;
let race: RaceState;

beforeEach(() => {
  notices = [];
  published = 0;
  const playground = {
    module: null,
    workers: 2,
    notices: { add: (message: string) => notices.push(message) },
    publishRace: () => published++,
  };
  race = new RaceState(playground as unknown as Playground);
});

const strategies = (): readonly string[] => race.race.lanes.map(({ strategy }) => strategy);

async function reopened(): Promise<Race> {
  const opened = await openLink(`#${await race.fragment()}`);
  if (opened.kind !== 'race') throw new Error(`The link was ${opened.kind}.`);
  expect(opened).toMatchObject({ checked: true, issues: [] });
  return opened.race;
}

describe('a race that somebody puts together', () => {
  test('is empty, then the one that is proposed, with a link that means it', async () => {
    expect(await race.fragment()).toBe('compare');
    race.beginFirst();
    expect(strategies()).toEqual(['cma-es', 'deep-ga']);
    expect(race.race.evidence).toEqual({ over: 'instances', count: 15 });
    expect(published).toBe(1);
    expect(await reopened()).toEqual(race.race);
  });

  test('shares everything but strategies, their parameters and restarts', async () => {
    race.beginFirst();
    race.lanes[1].settings.set('population', 40);
    race.shared.chooseDimension(10);
    race.shared.set('seed', 7);
    race.shared.set('evaluations', 3000);
    expect(race.race.lanes).toMatchObject([
      { dim: 10, seed: 7, evaluations: 3000, parameters: { population: 10 } },
      { dim: 10, seed: 7, evaluations: 3000, parameters: { population: 40 } },
    ]);
    expect(await reopened()).toEqual(race.race);
  });

  test('takes a run from elsewhere in, with its problem, and asks for a rival', () => {
    const run = resolve({ problem: 'bbob-f3', dim: 4, seed: 9, strategy: 'pgpe', repetitions: 5, engine: 'webgpu' });
    race.join(run.description);
    expect(race.awaitsRival).toBe(true);
    race.add('snes');
    expect(race.awaitsRival).toBe(false);
    expect(race.race.lanes).toMatchObject([
      { problem: 'bbob-f3', dim: 4, seed: 9, strategy: 'pgpe', repetitions: 1, engine: 'wasm' },
      { problem: 'bbob-f3', dim: 4, seed: 9, strategy: 'snes' },
    ]);
    // The same search again is no new lane, but its problem counts.
    race.join({ ...run.description, seed: 10 });
    expect(race.race.lanes.map(({ seed }) => seed)).toEqual([10, 10]);
  });

  test('has room for so many lanes and no more', () => {
    race.beginFirst();
    for (let k = 0; k < 10; k++) race.duplicate(race.lanes[0]);
    expect(race.lanes).toHaveLength(MOST_LANES);
    expect(race.full).toBe(true);
    race.remove(race.lanes[0]);
    expect(strategies()).toEqual([...Array.from({ length: MOST_LANES - 2 }, () => 'cma-es'), 'deep-ga']);
  });

  test('leaves out what cannot be on another problem, says so, and gives it back when that is undone', () => {
    race.shared.chooseProblem('hard-maze');
    race.add('novelty-search');
    race.add('deep-ga');
    expect(race.plan.over).toBe('seeds');
    race.shared.chooseProblem('bbob-f1');
    expect(strategies()).toEqual(['deep-ga']);
    expect(notices.join()).toContain('The lane of Novelty search was left out.');
    expect(race.plan.over).toBe('instances');
    race.undo();
    expect(strategies()).toEqual(['novelty-search', 'deep-ga']);
    expect(race.shared.description.problem).toBe('hard-maze');
    race.redo();
    expect(strategies()).toEqual(['deep-ga']);
  });

  test('plans no more instances than there are', async () => {
    race.beginFirst();
    race.choosePlan({ count: 5000 });
    expect(race.plan.count).toBe(1000);
    race.choosePlan({ over: 'seeds', count: 1 });
    expect(race.plan).toEqual({ over: 'seeds', count: 2 });
    expect(await reopened()).toEqual(race.race);
  });

  test('is opened from a link without losing the one before', async () => {
    race.beginFirst();
    const first = race.race;
    race.open(resolvedRace());
    expect(strategies()).toEqual(['snes']);
    race.undo();
    expect(race.race).toEqual(first);
  });
});

function resolvedRace(): Race {
  const { description } = resolve({ problem: 'bbob-f2', dim: 3, strategy: 'snes' });
  return { lanes: [description], evidence: { over: 'seeds', count: 4 } };
}
