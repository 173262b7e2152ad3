import { beforeEach, describe, expect, test } from 'vitest';
import { RaceState } from '../../src/app/compare/race.svelte.ts';
import type { Notice } from '../../src/app/state/notices.svelte.ts';
import type { Playground } from '../../src/app/state/playground.svelte.ts';
import { resolve } from '../../src/core/experiment/settings.ts';
import { openLink } from '../../src/core/link/link.ts';
import { MOST_LANES, type Race } from '../../src/core/race/race.ts';

let notices: string[];
let actions: (Notice['action'] | undefined)[];
let published: number;
let race: RaceState;

beforeEach(() => {
  notices = [];
  actions = [];
  published = 0;
  const playground = {
    module: null,
    workers: 2,
    notices: {
      add: (message: string, _about: string, offer: Pick<Notice, 'action'> = {}) => {
        notices.push(message);
        actions.push(offer.action);
      },
    },
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
    expect(notices).toEqual(['A race has no engine: every lane runs on the reference engine. It was left out.']);
    // The same search again is no new lane, but its problem counts, and that is said.
    const before = race.race;
    race.join({ ...run.description, engine: 'wasm', seed: 10 });
    expect(race.race.lanes.map(({ seed }) => seed)).toEqual([10, 10]);
    expect(notices[1]).toBe('All lanes race as the run in Play from now on: Seed 10. PGPE was a lane already.');
    race.remove(race.lanes[1]);
    actions[1]?.act();
    expect(race.race).toEqual(before);
  });

  test('keeps its plan where a run of the same kind joins, and turns nobody away in silence', () => {
    race.beginFirst();
    race.choosePlan({ over: 'seeds', count: 30 });
    race.join(resolve({ problem: 'bbob-f8', dim: 2, changes: '3.sigma.0.1' }).description);
    expect(race.plan).toEqual({ over: 'seeds', count: 30 });
    expect(race.race.lanes).toMatchObject([
      { problem: 'bbob-f8', strategy: 'cma-es', changes: [] },
      { problem: 'bbob-f8', strategy: 'deep-ga' },
    ]);
    expect(notices).toEqual([
      'A race has no changes: lanes run without changes in mid-run. It was left out.',
      expect.stringMatching(
        /^All lanes race as the run in Play from now on: Problem Rosenbrock, Dimension 2, [^,]*\. CMA-ES was a lane already\.$/,
      ),
    ]);
    race.join(resolve({ problem: 'cartpole' }).description);
    expect(race.plan).toEqual({ over: 'seeds', count: 15 });
    while (!race.full) race.add('snes');
    const full = race.race;
    race.join(resolve({ problem: 'cartpole', strategy: 'pgpe' }).description);
    expect(race.race).toEqual(full);
    expect(notices.at(-1)).toBe('There is no room for the run in Play: 8 lanes are there.');
  });

  test('gives lanes colours that stay while others come and go, here and behind its link', async () => {
    const colours = (): readonly string[] => race.lanes.map(({ colour }) => colour);
    race.beginFirst();
    race.duplicate(race.lanes[0]);
    expect(colours()).toEqual(['cma-es', '2', 'deep-ga']);
    race.remove(race.lanes[0]);
    expect(colours()).toEqual(['2', 'deep-ga']);
    expect(await race.fragment()).toContain('lane1=cma-es&lane1.colour=2&lane2=deep-ga');
    const { race: same } = race;
    expect(await reopened()).toEqual(same);
    race.open(resolvedRace());
    race.undo();
    expect(colours()).toEqual(['2', 'deep-ga']);
    // Another strategy has its own colour again.
    race.lanes[0].settings.chooseStrategy('openai-es');
    race.add('cma-es');
    expect(colours()).toEqual(['openai-es', 'deep-ga', 'cma-es']);
    race.open({ ...race.race, colours: ['1', null, '1'] });
    expect(colours()).toEqual(['1', 'deep-ga', '2']);
    expect(notices).toEqual([
      'Not everybody tells apart the colours that this race came with; some lanes have another one.',
    ]);
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
