import { describe, expect, it } from 'vitest';
import { contextOf, remember, type Context, type Remembered } from '../../../src/core/evollm/context.ts';
import { coordinateOf, levelOf, roundHalfEven, type Grid } from '../../../src/core/evollm/grid.ts';
import { wantedCost } from '../../../src/core/evollm/labels.ts';
import type { EvoLlmOptions } from '../../../src/core/evollm/options.ts';
import { promptOf, tokensFor } from '../../../src/core/evollm/prompt.ts';
import { RULES } from '../../../src/core/evollm/rules.ts';
import { commonSpread, spreadsOf } from '../../../src/core/evollm/spread.ts';
import { resolve } from '../../../src/core/experiment/settings.ts';
import { Stream } from '../../../src/core/random/stream.ts';
import { loadKernels } from '../../kernels/load.ts';

const kernels = loadKernels();
const stream = new Stream(kernels, 1, 0);
const GRID: Grid = { lower: -3, upper: 3, highest: 1000 };

function options(given: Record<string, unknown> = {}): EvoLlmOptions {
  const { description } = resolve({ problem: 'bbob-f1', strategy: 'evollm', ...given });
  return description.parameters as unknown as EvoLlmOptions;
}

/** One generation of the memory; costs and rows from worst to best. */
function kept(generation: number, costs: number[], rows: number[][]): Remembered {
  return { generation, costs: Float64Array.from(costs), levels: Int32Array.from(rows.flat()) };
}

function shown(memory: readonly Remembered[], dimension: number, given: Record<string, unknown> = {}): Context {
  return contextOf(memory, dimension, options(given), stream, 7);
}

function rowsOf({ levels, costs }: Context): number[][] {
  const dimension = levels.length / costs.length;
  return Array.from(costs, (_, k) => [...levels.subarray(k * dimension, (k + 1) * dimension)]);
}

describe('the grid', () => {
  it.each([
    [0.5, 583, 0.498],
    [-1.25, 292, -1.248],
    [3.2, 1000, 3],
    [-3.2, 0, -3],
    [-3, 0, -3],
    [0, 500, 0],
  ])('writes %f as %i, which stands for %f', (x, level, back) => {
    expect(levelOf(x, GRID)).toBe(level);
    expect(coordinateOf(level, GRID)).toBeCloseTo(back, 12);
  });

  it('rounds ties to the even number', () => {
    expect([0.5, 1.5, 2.5, 3.5, 2.4999999999999996, 2.5000000000000004, 7].map(roundHalfEven)).toEqual([
      ...[0, 2, 2, 4, 2, 3, 7],
    ]);
    expect([0.5, 1.5, 2.5, 998.5, 999.5].map((x) => levelOf(x, { lower: 0, upper: 1000, highest: 1000 }))).toEqual([
      ...[0, 2, 2, 998, 1000],
    ]);
  });

  it('gives every level back', () => {
    for (let level = 0; level <= 1000; level++) expect(levelOf(coordinateOf(level, GRID), GRID)).toBe(level);
  });
});

const MEMORY = [
  kept(
    0,
    [1234.5, 40],
    [
      [0, 10, 20, 30, 40, 50],
      [1, 11, 21, 31, 41, 51],
    ],
  ),
  kept(
    1,
    [7, 0.012345, 0.0025],
    [
      [2, 12, 22, 32, 42, 52],
      [3, 13, 23, 33, 43, 53],
      [4, 14, 24, 34, 44, 54],
    ],
  ),
];

/** Both messages of a block of the prompt, the way a person would read them. */
function prompt(given: Record<string, unknown>, block = 0): string[] {
  const context = shown(MEMORY, 6, given);
  return promptOf(context, block, 6, options(given)).map(({ role, content }) => `${role}: ${content}`);
}

const COST = 'system: Every line is a cost, a colon and 5 integers from 0 to 1000, separated by commas.';
const PART = ' They are 5 of the 6 coordinates of an individual.';
const ORDER = ' Generations, and the lines of each, go from the worst to the best.';
const ASKED = ' Complete the last line with 5 integers for a cost that is better than all of them.';
const ALONE = ' Reply with the integers alone.';

describe('the prompt', () => {
  it('is, by default, this text', () => {
    expect(prompt({})).toEqual([
      `${COST}${PART} A lower cost is better.${ORDER}${ASKED}${ALONE}`,
      'user: 1230: 0,10,20,30,40\n40: 1,11,21,31,41\n7: 2,12,22,32,42\n0.0123: 3,13,23,33,43\n0.0025: 4,14,24,34,44\n-123:',
    ]);
  });

  it('has the same costs and the same last line in every block, and a word of its own for one integer', () => {
    expect(prompt({}, 1)).toEqual([
      'system: Every line is a cost, a colon and one integer from 0 to 1000. It is one of the 6 coordinates of an individual.' +
        ` A lower cost is better.${ORDER} Complete the last line with one integer for a cost that is better than all of them.` +
        ' Reply with the integer alone.',
      'user: 1230: 50\n40: 51\n7: 52\n0.0123: 53\n0.0025: 54\n-123:',
    ]);
  });

  it('says nothing about parts where there is one block', () => {
    expect(prompt({ block: 6 })).toEqual([
      `${COST.replace('5 int', '6 int')} A lower cost is better.${ORDER}${ASKED.replace('5 int', '6 int')}${ALONE}`,
      'user: 1230: 0,10,20,30,40,50\n40: 1,11,21,31,41,51\n7: 2,12,22,32,42,52\n0.0123: 3,13,23,33,43,53\n0.0025: 4,14,24,34,44,54\n-123:',
    ]);
  });

  it('shows ranks', () => {
    expect(prompt({ fitness: 'rank' })).toEqual([
      `${COST.replace('cost', 'rank')}${PART} Rank 1 is the best.${ORDER}${ASKED.replace('cost', 'rank')}${ALONE}`,
      'user: 5: 0,10,20,30,40\n4: 1,11,21,31,41\n3: 2,12,22,32,42\n2: 3,13,23,33,43\n1: 4,14,24,34,44\n0:',
    ]);
  });

  it('shows costs from 0 to 100', () => {
    expect(prompt({ fitness: 'normalised' })).toEqual([
      `${COST.replace('cost', 'cost from 0 to 100')}${PART} A lower cost is better.${ORDER}${ASKED}${ALONE}`,
      'user: 100: 0,10,20,30,40\n3: 1,11,21,31,41\n1: 2,12,22,32,42\n0: 3,13,23,33,43\n0: 4,14,24,34,44\n-10:',
    ]);
  });

  it('shows no costs', () => {
    expect(prompt({ fitness: 'none' })).toEqual([
      `${COST.replace('a cost, a colon and ', '')}${PART}${ORDER} Write one more line that is better than all of them: 5 integers.${ALONE}`,
      'user: 0,10,20,30,40\n1,11,21,31,41\n2,12,22,32,42\n3,13,23,33,43\n4,14,24,34,44',
    ]);
  });

  it.each([
    ['value', COST, ' A lower cost is better.', '1230: 0'],
    ['rank', COST.replace('cost', 'rank'), ' Rank 1 is the best.', '5: 0'],
    ['normalised', COST.replace('cost', 'cost from 0 to 100'), ' A lower cost is better.', '100: 0'],
    ['none', COST.replace('a cost, a colon and ', ''), '', '0'],
  ])('with fitness %s it asks for one more line, where it asks plainly', (fitness, first, better, line) => {
    const [system, user] = prompt({ fitness, query: 'plain' });
    expect(system).toBe(
      `${first}${PART}${better}${ORDER} Write one more line that is better than all of them: 5 integers.${ALONE}`,
    );
    expect(user.startsWith(`user: ${line},10,20,30,40\n`)).toBe(true);
    expect(user.split('\n')).toHaveLength(5);
    expect(user.endsWith('4,14,24,34,44')).toBe(true);
  });

  it('goes from the best line to the worst, and in no order', () => {
    const [system, user] = prompt({ 'context-order': 'best-first' });
    expect(system).toContain(' Generations, and the lines of each, go from the best to the worst. Complete');
    expect(user).toBe(
      'user: 0.0025: 4,14,24,34,44\n0.0123: 3,13,23,33,43\n7: 2,12,22,32,42\n40: 1,11,21,31,41\n1230: 0,10,20,30,40\n-123:',
    );
    const [anyhow, lines] = prompt({ 'context-order': 'random' });
    expect(anyhow).toContain(' The lines are in no order. Complete');
    const given = prompt({})[1].slice(6).split('\n');
    const drawn = lines.slice(6).split('\n');
    expect(drawn).not.toEqual(given);
    expect(drawn.at(-1)).toBe('-123:');
    expect([...drawn].sort()).toEqual([...given].sort());
  });

  it('keeps integers and deals costs out anew, where labels are shuffled', () => {
    const [, plain] = prompt({});
    const [, user] = prompt({ labels: 'shuffled' });
    const parts = (text: string): string[][] =>
      text
        .slice(6)
        .split('\n')
        .slice(0, -1)
        .map((line) => line.split(': '));
    for (const k of [0, 1])
      expect(
        parts(user)
          .map((part) => part[k])
          .sort(),
      ).toEqual(
        parts(plain)
          .map((part) => part[k])
          .sort(),
      );
    expect(
      parts(user)
        .map((part) => part.join())
        .sort(),
    ).not.toEqual(
      parts(plain)
        .map((part) => part.join())
        .sort(),
    );
    const costs = [...shown(MEMORY, 6, { labels: 'shuffled' }).costs];
    expect(costs.at(-1)).toBe(0.0025);
  });

  it('says up to which integer', () => {
    expect(prompt({ resolution: 100 })[0]).toContain('5 integers from 0 to 100,');
  });

  it('leaves room for eight tokens an integer and 16 more', () => {
    expect([1, 2, 5].map(tokensFor)).toEqual([24, 32, 56]);
  });
});

describe('the wanted cost', () => {
  const wanted = (...costs: number[]): number => wantedCost({ ...shown(MEMORY, 6), costs: Float64Array.from(costs) });

  it('is a tenth of the spread better than the best', () => {
    expect(wanted(30, 10, 20)).toBeCloseTo(8, 12);
    expect(wanted(1, 0)).toBeCloseTo(-0.1, 12);
  });

  it('is a tenth and a little better where all cost the same', () => {
    expect(wanted(5, 5)).toBeCloseTo(4.5 - 1e-6, 12);
    expect(wanted(0)).toBe(-1e-6);
  });
});

describe('the context', () => {
  const choice = options({ 'context-generations': 2, 'context-members': 2 });
  const generations = [kept(0, [9, 3], [[1], [2]]), kept(1, [8, 1], [[3], [4]]), kept(2, [7, 2], [[5], [6]])];

  it('keeps the generations with the best minimum, the best one last', () => {
    const memory = generations.reduce<Remembered[]>((known, next) => remember(known, next, choice), []);
    expect(memory.map(({ generation }) => generation)).toEqual([2, 1]);
    const context = contextOf(memory, 1, choice, stream, 3);
    expect([...context.costs]).toEqual([7, 2, 8, 1]);
    expect([...context.groups]).toEqual([0, 0, 1, 1]);
    expect([...context.lines]).toEqual([0, 1, 2, 3]);
  });

  it('keeps the last generations, the best of them last, where that is chosen', () => {
    const last = { ...choice, 'context-choice': 'last' };
    const memory = [...generations, kept(3, [6], [[7]])].reduce<Remembered[]>((a, next) => remember(a, next, last), []);
    expect(memory.map(({ generation }) => generation)).toEqual([3, 2]);
  });

  it('prefers the earlier of two generations that are equally good', () => {
    const one = options({ 'context-generations': 1 });
    const memory = [kept(0, [1], [[1]]), kept(1, [1], [[2]])].reduce<Remembered[]>(
      (a, next) => remember(a, next, one),
      [],
    );
    expect(memory.map(({ generation }) => generation)).toEqual([0]);
  });

  it('drops all but the last of equal vectors', () => {
    const memory = [
      kept(
        0,
        [9, 5, 4],
        [
          [1, 1],
          [2, 2],
          [1, 1],
        ],
      ),
      kept(
        1,
        [3, 2],
        [
          [2, 2],
          [3, 3],
        ],
      ),
    ];
    const context = shown(memory, 2);
    expect(rowsOf(context)).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
    expect([...context.costs]).toEqual([4, 3, 2]);
    expect([...context.groups]).toEqual([0, 1, 1]);
  });

  it('shows what there is, where there are fewer generations or members than it could show', () => {
    expect([...shown([kept(0, [2, 1], [[1], [2]])], 1).costs]).toEqual([2, 1]);
    expect(shown([], 1).costs).toHaveLength(0);
    expect(remember([], kept(0, [], []), options())).toEqual([]);
    const many = kept(0, [9, 8, 7, 6, 5, 4, 3], [[1], [2], [3], [4], [5], [6], [7]]);
    expect([...shown([many], 1).costs]).toEqual([7, 6, 5, 4, 3]);
  });
});

describe('rules in the place of a model', () => {
  const memory = [
    kept(
      0,
      [9, 6],
      [
        [0, 100],
        [10, 200],
      ],
    ),
    kept(
      1,
      [8, 4],
      [
        [100, 301],
        [40, 300],
      ],
    ),
  ];
  const next = (model: string): number[] => {
    const own = { dimension: 2, options: options({ 'context-members': 3 }), kernels, stream };
    return [...RULES[model](shown(memory, 2, { 'context-members': 3 }), own)];
  };

  it('copy, average, extrapolate and guess', () => {
    expect(next('copy-best')).toEqual([40, 300]);
    expect(next('mean-of-best')).toEqual([70, 300]);
    expect(next('extrapolate')).toEqual([55, 350]);
    const [a, b, c] = [1, 2, 3].map((rank) => Math.log(3.5) - Math.log(rank));
    expect(next('rank-weighted')[0]).toBeCloseTo((a * 40 + b * 10 + c * 100) / (a + b + c), 9);
    expect(next('random-token').every((k) => Number.isInteger(k) && k >= 0 && k <= 1000)).toBe(true);
  });
});

describe('the spread', () => {
  it('is that of the five best, and a quarter of a step of the grid at least', () => {
    const memory = [
      kept(
        0,
        [9, 5, 4, 3, 2, 1],
        [
          [900, 7],
          [10, 7],
          [20, 7],
          [30, 7],
          [40, 7],
          [50, 7],
        ],
      ),
    ];
    const spreads = spreadsOf(shown(memory, 2, { 'context-members': 6 }), 2, GRID);
    expect(spreads[0]).toBeCloseTo(0.006 * Math.sqrt(200), 12);
    expect(spreads[1]).toBeCloseTo(0.0015, 12);
    expect(commonSpread(Float64Array.of(3, 4))).toBeCloseTo(Math.sqrt(12.5), 12);
  });
});
