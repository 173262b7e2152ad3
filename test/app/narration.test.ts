import { describe, expect, test } from 'vitest';
import { factsOf, longestAxis, type Told } from '../../src/app/words/facts.ts';
import { NARRATION, narrate, remarkOf, SILENCE } from '../../src/app/words/narration.ts';
import { COLUMN, READINGS } from '../../src/core/experiment/history.ts';
import type { RunDescription } from '../../src/core/experiment/description.ts';
import { resolve } from '../../src/core/experiment/settings.ts';
import { STRATEGIES, strategyOf } from '../../src/core/strategies/registry.ts';

const { description } = resolve({ problem: 'bbob-f8', dim: 2 });
const cma = strategyOf('cma-es');
const random = strategyOf('random-search');
const POPULATION = 10;

/** Readings of each generation: a number for one that does not change, or how it goes on from 1. */
interface Course {
  readonly sigma?: number;
  readonly ratio?: number;
  readonly diversity?: number;
  readonly generations?: number;
}

/** A moment of a run whose readings change by these factors each generation. */
function moment(course: Course, changes: Partial<Told> = {}): Told {
  const { sigma = 1, ratio = 1, diversity = 1, generations = 40 } = course;
  const width = READINGS + 2;
  const values = new Float64Array(generations * width).fill(NaN);
  for (let k = 0; k < generations; k++) {
    values[k * width + COLUMN.evaluations] = POPULATION * (k + 1);
    values[k * width + COLUMN.diversity] = diversity ** k;
    values[k * width + READINGS] = sigma ** k;
    values[k * width + READINGS + 1] = ratio ** k;
  }
  const evaluations = POPULATION * generations;
  return {
    generation: generations,
    evaluations,
    head: { generation: generations, evaluations },
    best: 0.5,
    invalid: 0,
    testScore: NaN,
    shape: null,
    costs: Float64Array.of(1, 2, 3),
    restarts: null,
    improvements: Float64Array.of(1, 0.5, evaluations, 0.5),
    history: { width, stride: 1, generations, length: generations, values },
    result: null,
    ...changes,
  };
}

/** A moment of a run that asks a model, whose replies could not be read in so many of its last generations. */
function asked(unread: number, changes: Partial<Told> = {}): Told {
  const width = READINGS + 3;
  const told = moment({}, changes);
  const generations = told.history.length;
  const values = new Float64Array(generations * width).fill(1);
  for (let k = 0; k < generations; k++) {
    values[k * width + COLUMN.evaluations] = POPULATION * (k + 1);
    values[k * width + READINGS + 2] = k >= generations - unread ? 0.5 : 0;
  }
  return { ...told, history: { ...told.history, width, values } };
}

const question = { generation: 4, block: 0, attempt: 0, messages: [], count: 2, highest: 10 };
const asking = (attempt: number): NonNullable<Told['asking']> => ({
  id: 1,
  questions: [{ ...question, attempt, temperature: 0, maxTokens: 32, seed: 1 }],
});

const LATE = Float64Array.of(1, 0.5);
const said = (told: Told, strategy = cma, of = description): string => narrate(told, strategy, of);
const by = (id: string, told: Told, strategy = cma, of = description): string =>
  NARRATION.find((rule) => rule.id === id)!.say(factsOf(told, strategy, of));
const restarted = (evaluations: number, reason: 'stagnation' | null = 'stagnation'): Partial<Told> => ({
  restarts: { count: 2, reason, evaluations },
  improvements: Float64Array.of(1, 0.5, 200, 0.5),
});

/** For each rule, a moment in which it must speak and one in which it must be silent. */
const EXAMPLES: readonly {
  id: string;
  speaks: Told;
  words: RegExp;
  silent: readonly Told[];
  strategy?: typeof cma;
  of?: RunDescription;
}[] = [
  {
    id: 'asking',
    strategy: strategyOf('evollm'),
    speaks: asked(0, { asking: asking(1) }),
    words: /^Waiting for the model’s reply, asked again because the last one could not be read\.$/,
    silent: [asked(0), asked(3, { asking: null })],
  },
  {
    id: 'unread',
    strategy: strategyOf('evollm'),
    speaks: asked(3),
    words: /^In the last 3 generations replies could not be read; the last mean stays\.$/,
    silent: [asked(0)],
  },
  {
    id: 'restarted',
    speaks: moment({}, restarted(50)),
    words: /^Restart 2, at a new point: the search before stopped because neither the best nor the median cost/,
    silent: [
      moment({}),
      moment({}, restarted(200)),
      moment({}, { restarts: { count: 0, reason: null, evaluations: 50 } }),
    ],
  },
  {
    id: 'flat',
    speaks: moment({}, { costs: Float64Array.of(2, 2, 2) }),
    words: /^All individuals of this generation cost the same/,
    silent: [
      moment({}, { costs: Float64Array.of(2) }),
      moment({}, { costs: Float64Array.of(2, 2), invalid: 1 }),
      moment({}, { costs: new Float64Array(0) }),
      moment({}),
    ],
  },
  {
    id: 'settling',
    speaks: moment({ sigma: 0.8 }),
    words: /^The steps are 15 times shorter than a moment ago, but the best cost stays at 0\.500\.$/,
    silent: [moment({ sigma: 0.95 }), moment({ sigma: 0.8 }, { improvements: Float64Array.of(1, 9, 390, 0.5) })],
  },
  {
    id: 'stretching',
    speaks: moment(
      { ratio: 1.1 },
      { shape: { mean: Float64Array.of(0, 0), sigma: 1, factor: Float64Array.of(1, 0.1, 0.1, 9) } },
    ),
    words: /^The search ellipse is stretching along x₂: its longest axis is now 41 times its shortest\.$/,
    silent: [moment({ ratio: 1.01 }), moment({})],
  },
  {
    id: 'growing',
    speaks: moment({ sigma: 1.1 }),
    words: /^The step size is growing/,
    silent: [moment({ sigma: 1.01 }), moment({ sigma: 0.9 })],
  },
  {
    id: 'idle',
    speaks: moment({}, { improvements: LATE }),
    words: /^No improvement for 399 evaluations, and the steps are as long as before\.$/,
    silent: [moment({}), moment({ generations: 20 }, { improvements: LATE }), moment({}, restarted(100))],
  },
  {
    id: 'shrinking',
    speaks: moment({ sigma: 0.95 }),
    words: /^The step size is shrinking/,
    silent: [moment({ sigma: 0.99 }), moment({ sigma: 1.2 })],
  },
  {
    id: 'gathering',
    strategy: random,
    speaks: moment({ diversity: 0.9 }),
    words: /^The population is gathering/,
    silent: [moment({ diversity: 0.99 }), moment({ diversity: NaN })],
  },
  {
    id: 'spreading',
    strategy: random,
    speaks: moment({ diversity: 1.1 }),
    words: /^The population is spreading/,
    silent: [moment({ diversity: 1.01 }), moment({ diversity: 0.9 })],
  },
  {
    id: 'falling',
    speaks: moment({}, { improvements: Float64Array.of(1, 8, 350, 2, 360, 0.5) }),
    words: /^The best cost has fallen from 8\.00 to 0\.500 within 120 evaluations\.$/,
    silent: [
      moment({}),
      moment({}, { improvements: new Float64Array(0) }),
      moment({}, { improvements: Float64Array.of(390, 1) }),
    ],
  },
  {
    id: 'thin',
    speaks: moment({ ratio: 1.03, generations: 60 }),
    words: /^The longest axis of the search ellipse is 5\.7 times its shortest\.$/,
    silent: [moment({}), moment({ ratio: 1.01 })],
  },
  {
    id: 'before',
    speaks: moment({}, restarted(190)),
    words: /^Restart 2 is searching; the best so far, 0\.500, is from before it\.$/,
    silent: [moment({}), moment({}, restarted(300))],
  },
  {
    id: 'score',
    speaks: moment({}, { testScore: 13 }),
    words: /^Generation 40 comes to a mean return of 487 of 500\.$/,
    silent: [moment({})],
    of: resolve({ problem: 'cartpole' }).description,
  },
  {
    id: 'steady',
    speaks: moment({}, { improvements: Float64Array.of(1, 0.5, 350, 0.45), best: 0.45 }),
    words: /^The best cost falls a little, to 0\.450? by now\. The steps are about as long as a moment ago\.$/,
    silent: [moment({}, { improvements: Float64Array.of(1, 0), best: 0 })],
  },
];

describe('what is happening', () => {
  test('every rule has its examples', () => {
    expect(EXAMPLES.map(({ id }) => id)).toEqual(NARRATION.map(({ id }) => id));
  });

  test.each(EXAMPLES)(
    '$id: is said where it is so, and not elsewhere',
    ({ id, speaks, words, silent, strategy, of }) => {
      expect(by(id, speaks, strategy, of)).toMatch(words);
      expect(said(speaks, strategy, of)).toMatch(words);
      for (const told of silent) expect(by(id, told, strategy, of)).toBe('');
    },
  );

  test('where nothing changes, that is said', () => {
    expect(said(moment({}))).toBe(
      'No improvement within the last 120 evaluations. The steps are about as long as a moment ago.',
    );
    expect(said(moment({}), random)).toMatch(/^No improvement within the last \d+ evaluations\.$/);
  });

  test('nothing is said when it is too early', () => {
    expect(said(moment({ sigma: 2, generations: 3 }))).toBe('');
    expect(said(moment({ sigma: 2, generations: 0 }))).toBe('');
  });

  test('a restart is no growth, and its trends begin with it', () => {
    const width = READINGS + 2;
    const told = moment({ sigma: 0.8 }, restarted(200, null));
    for (let k = 20; k < 40; k++) told.history.values[k * width + READINGS] = 2;
    expect(factsOf(told, cma, description)).toMatchObject({ age: 20, sigma: { factor: 1 } });
    expect(by('restarted', { ...told, ...restarted(50, null) })).toContain('had spent its share of evaluations');
  });

  test('a remark that is held goes on, with its numbers as they are now, until it is no longer true', () => {
    const falling = (best: number, course: Course = {}): Told =>
      moment(course, { improvements: Float64Array.of(1, 8, 350, 2, 360, best) });
    const of = (told: Told, held: string) => remarkOf(told, cma, description, held);
    expect(of(falling(0.5), 'falling').text).toBe(
      'The best cost has fallen from 8.00 to 0.500 within 120 evaluations.',
    );
    // The step size has begun to grow, which is more telling.
    expect(of(falling(0.25, { sigma: 1.1 }), '').rule).toBe('growing');
    expect(of(falling(0.25, { sigma: 1.1 }), 'falling').text).toContain('from 8.00 to 0.250 ');
    expect(of(moment({ sigma: 1.1 }), 'falling').rule).toBe('growing');
    expect(of(moment({ generations: 3 }), 'falling')).toEqual(SILENCE);
    const result = { reason: 'target', evaluations: 400, generations: 40, best: 1e-9 } as unknown as Told['result'];
    expect(of({ ...falling(0.5), result }, 'falling').rule).toBe('ended');
  });

  test('of the past is what was known then', () => {
    const told = moment(
      { sigma: 1.1 },
      { generation: 2, evaluations: 20, improvements: Float64Array.of(1, 5, 300, 0.5) },
    );
    expect(said(told)).toBe('');
    expect(factsOf({ ...told, generation: 20, evaluations: 200 }, cma, description).idle).toBe(199);
  });

  test('of a run that is over is how it ended', () => {
    const result = { reason: 'target', evaluations: 400, generations: 40, best: 1e-9 } as unknown as Told['result'];
    expect(said(moment({ sigma: 0.8 }, { result }))).toMatch(/^Reached the target/);
    const past = { result, head: { generation: 50, evaluations: 500 } };
    expect(said(moment({ sigma: 0.8 }, past))).toMatch(/^The steps are/);
  });

  test('never fails, whatever the strategy reads', () => {
    for (const strategy of STRATEGIES) {
      for (const value of [1, 1.3, 0.7, NaN, 0, Infinity]) {
        expect(typeof said(moment({ sigma: value, ratio: value, diversity: value }), strategy)).toBe('string');
      }
    }
  });

  test('an axis is named where the longest one runs along it', () => {
    const mean = Float64Array.of(0, 0, 0);
    const along = (...factor: number[]): number =>
      longestAxis({ mean, sigma: 1, factor: factor.length > 0 ? Float64Array.from(factor) : null });
    expect(along(1, 0, 0, 0, 2, 0, 0, 0, 5)).toBe(2);
    expect(along(0, 0, 7, 0, 2, 0, 1, 0, 0)).toBe(0);
    expect(along(3, 1, 0, 3, -1, 0, 0, 0, 1)).toBe(-1);
    expect([along(), along(1, 2, 3), longestAxis(null)]).toEqual([-1, -1, -1]);
  });
});
