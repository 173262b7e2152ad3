import { describe, expect, test } from 'vitest';
import { Weighing } from '../../src/core/analysis/evidence.ts';
import type { TrialOutcome } from '../../src/core/analysis/outcome.ts';
import { resolveRace } from '../../src/core/race/settings.ts';
import { claimText, neededText } from '../../src/app/words/claim.ts';
import { madeUp, SHORT } from '../core/analysis/made-up.ts';
import { loadKernels } from '../kernels/load.ts';

const NAMES = ['CMA-ES', 'Deep GA', 'Random search'];
const kernels = loadKernels();

type Make = (lane: number, trial: number) => TrialOutcome;
const quick =
  (from: number): Make =>
  (lane, trial) =>
    madeUp(lane, trial, [1, 2, from + trial]);
const failed =
  (from: number): Make =>
  (lane, trial) =>
    madeUp(lane, trial, [1, 2, Infinity], { best: from + trial / 100 });

/** What is said of lanes whose runs are made like this. */
function claim(makes: readonly Make[], settings: Record<string, unknown> = {}, missing = 0) {
  const lanes = Object.fromEntries(makes.map((_, k) => [`lane${k + 1}`, 'cma-es']));
  const { race } = resolveRace({ problem: 'bbob-f10', dim: 5, ...lanes, ...settings });
  const { count } = race.evidence;
  const weighing = new Weighing(kernels, { lanes: makes.length, count, seed: 1, yardstick: SHORT });
  makes.forEach((make, lane) => {
    for (let trial = 0; trial < count - (lane === 0 ? missing : 0); trial++) weighing.add(make(lane, trial));
  });
  return claimText(weighing.evidence(), race, NAMES);
}

describe('before there is evidence', () => {
  test('it is said how much a claim needs', () => {
    expect(neededText(1, 15)).toBe('A comparison needs two lanes or more.');
    expect(neededText(2, 3)).toBe(
      'With 3 runs each nothing can be claimed: with 2 lanes a claim needs at least 4 runs of each.',
    );
    expect(neededText(8, 15)).toBe(
      'What is seen in one run of each may be chance: with 8 lanes a claim needs at least 7 runs of each, and 15 are planned.',
    );
  });

  test('nothing is claimed', () => {
    expect(claim([quick(5)])).toEqual({
      claimed: false,
      headline: 'A comparison needs two lanes or more.',
      details: [],
    });
    expect(claim([quick(5), quick(50)], { count: 3 }).headline).toMatch(/^With 3 runs each nothing can be claimed/);
    // However clear it looks: one run is missing.
    expect(claim([quick(5), quick(50)], {}, 1)).toEqual({
      claimed: false,
      headline: '29 of 30 runs are over. Nothing is claimed before all of them are.',
      details: [],
    });
  });
});

describe('a difference between two lanes', () => {
  const holds = 'It holds for this problem, this budget and these settings; of others it says nothing.';

  test('in evaluations, where all reach the target', () => {
    // 2/C(30, 15) = 1.29·10⁻⁸.
    expect(claim([quick(5), quick(50)])).toEqual({
      claimed: true,
      headline:
        'CMA-ES needs fewer evaluations than Deep GA to reach 10⁻⁸ on f10 in 5 dimensions, over 15 instances (p = 1.3·10⁻⁸, better in 15 of 15).',
      details: [holds],
    });
    expect(claim([quick(50), quick(5)], { over: 'seeds', instance: 3, count: 4 }).headline).toBe(
      'Deep GA needs fewer evaluations than CMA-ES to reach 10⁻⁸ on instance 3 of f10 in 5 dimensions, over 4 seeds (p = 0.029, better in 4 of 4).',
    );
  });

  test('names the target that it is about', () => {
    const at = (settings: Record<string, unknown>) => claim([quick(5), quick(50)], settings).headline;
    expect(at({ target: 0.5 })).toContain('than Deep GA to reach 0.5 on f10');
    expect(at({ target: 0 })).toContain('than Deep GA to reach the optimum exactly on f10');
    expect(at({ problem: 'cartpole', dim: undefined })).toContain(
      'CMA-ES tries fewer policies than Deep GA to reach 475 of 500 on CartPole, over 15 seeds',
    );
  });

  test('in costs, where none does', () => {
    expect(claim([failed(3), failed(2)], { evaluations: 4000 }).headline).toBe(
      'Deep GA comes to a lower f − f_opt than CMA-ES within 4000 evaluations on f10 in 5 dimensions, over 15 instances (p = 1.3·10⁻⁸, better in 15 of 15).',
    );
    expect(claim([failed(3), failed(2)], { problem: 'cartpole', dim: undefined }).headline).toMatch(
      /^Deep GA comes to a higher mean return than CMA-ES within 50.000 policies on CartPole, over 15 seeds/,
    );
  });

  test('in both, with what was reached', () => {
    const mixed: Make = (lane, trial) => (trial < 3 ? quick(60) : failed(2))(lane, trial);
    expect(claim([quick(5), mixed]).headline).toBe(
      'CMA-ES does better than Deep GA, with 15 of 15 runs at the target against 3 of 15, on f10 in 5 dimensions, over 15 instances (p = 1.3·10⁻⁸, better in 15 of 15).',
    );
  });

  test('is not found where there is none', () => {
    const same = claim([quick(5), quick(5)]);
    expect(same.claimed).toBe(false);
    expect(same.headline).toBe(
      'No difference between CMA-ES and Deep GA can be told from chance on f10 in 5 dimensions, over 15 instances (p = 1).',
    );
    expect(same.details).toEqual(['That is no proof that there is none: more runs may show it.']);
  });
});

describe('differences among several lanes', () => {
  test('have a winner where one is better than each other', () => {
    const { headline, details } = claim([quick(30), quick(5), quick(31)]);
    expect(headline).toBe(
      'Deep GA does better than each of the other 2 lanes on f10 in 5 dimensions, over 15 instances.',
    );
    expect(details[0]).toMatch(
      /^Deep GA needs fewer evaluations than CMA-ES to reach 10⁻⁸ on f10 .*Holm’s correction, better in 15 of 15\)/,
    );
    expect(details[2]).toBe('Between the other pair of lanes no difference can be told from chance.');
  });

  test('are counted where nobody is', () => {
    const { claimed, headline } = claim([quick(5), quick(6), quick(60)]);
    expect(claimed).toBe(true);
    expect(headline).toBe(
      '2 of 3 pairs of lanes differ by more than chance on f10 in 5 dimensions, over 15 instances.',
    );
    expect(claim([quick(5), quick(5), quick(6)]).headline).toMatch(/^No difference between any two lanes/);
  });
});

describe('a strategy that asks a model', () => {
  const lanes = { lane1: 'evollm', lane2: 'evollm', lane3: 'random-search' };
  const rules = { 'lane1.model': 'rank-weighted', 'lane2.model': 'copy-best' };

  test('is held against the copying of the best line first', () => {
    const told = claim([quick(5), quick(50), quick(500)], { ...lanes, ...rules });
    expect(told.claimed).toBe(true);
    expect(told.headline).toMatch(/^CMA-ES needs fewer evaluations than Deep GA/);
  });

  test('claims nothing over others while it is no better than that', () => {
    const told = claim([quick(5), quick(5), quick(500)], { ...lanes, ...rules });
    expect(told.claimed).toBe(false);
    expect(told.headline).toMatch(/^No difference between CMA-ES and Deep GA can be told from chance/);
    expect(told.details.join(' ')).toContain('than Random search');
  });
});
