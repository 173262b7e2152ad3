import { describe, expect, test } from 'vitest';
import { resolve } from '../../src/core/experiment/settings.ts';
import type { Result } from '../../src/core/experiment/result.ts';
import { BBOB_PROBLEMS } from '../../src/core/problems/bbob/registry.ts';
import { STRATEGIES, strategyOf } from '../../src/core/strategies/registry.ts';
import type { PopulationView, Snapshot } from '../../src/runtime/snapshot.ts';
import { diversityCourse, readingCourse, type Course } from '../../src/app/words/course.ts';
import { askedOf, MOST_QUESTIONS, questionsOn, type Asked } from '../../src/app/words/questions.ts';
import { AFTER } from '../../src/app/words/questions-after.ts';
import { BEFORE } from '../../src/app/words/questions-before.ts';
import { advanceSnapshot } from './plot-context.ts';

const PLOTS = ['cost', 'sigma', 'axis-ratio', 'costs', 'diversity'];
const RANGES = { x: [-5, 5], y: [-5, 5] } as const;

function asked(settings: Record<string, unknown>, changes: Partial<Asked> = {}): Asked {
  const { description } = resolve({ problem: 'bbob-f1', dim: 2, ...settings });
  const properties = BBOB_PROBLEMS.find(({ id }) => id === description.problem)!.properties;
  const base = { description, properties, strategy: strategyOf(description.strategy), snapshot: null, results: [] };
  return {
    ...base,
    plots: PLOTS,
    logarithmic: true,
    ranges: RANGES,
    sigma: null,
    axisRatio: null,
    diversity: null,
    ...changes,
  };
}

/** A snapshot with nothing in it but how far it is, its improvements and its population. */
function moment(changes: Partial<Snapshot>): Snapshot {
  const evaluations = 1000;
  const base = { generation: 100, evaluations, head: { generation: 100, evaluations }, restarts: null };
  return { ...base, improvements: Float64Array.of(1, 10), population: null, ...changes } as Snapshot;
}

const course = (changes: Partial<Course>): Course => ({
  ...{ rows: 100, first: 1, last: 1, least: 1, most: 1, high: 10 },
  ...changes,
});
const results = (...reasons: Result['reason'][]): readonly Result[] =>
  reasons.map((reason) => ({ reason }) as unknown as Result);
const crowd = (reach: number): PopulationView =>
  ({ size: 4, selected: 2, points: Float32Array.of(-reach, 0, 0, 0, 0, 0, reach, 0) }) as unknown as PopulationView;
const restarted = { count: 3, reason: null, evaluations: 10 } as const;
const SHRUNK = course({ first: 0.1, last: 1e-6, least: 1e-6, most: 2, high: 400 });
const DECADES = Float64Array.of(1, 100, 50, 9, 90, 0.9, 150, 0.05, 300, 1e-3, 400, 1e-5);

/** For each rule, what it must ask about and what it must be silent on. */
const EXAMPLES: readonly { id: string; speaks: Partial<Asked>; words: RegExp; silent: readonly Partial<Asked>[] }[] = [
  {
    id: 'some-reached',
    speaks: { results: results('target', 'evaluations', 'target') },
    words: /^2 of 3 runs reached the target/,
    silent: [{}, { results: results('target', 'target') }, { results: results('evaluations', 'stalled') }],
  },
  {
    id: 'runs-differ',
    speaks: { results: results('target', 'target') },
    words: /thin lines are the other runs/,
    silent: [{}, { results: results('target') }],
  },
  {
    id: 'restarts',
    speaks: { snapshot: moment({ restarts: restarted }), sigma: SHRUNK },
    words: /begun again 3 times\. How can you tell/,
    silent: [
      { snapshot: moment({}), sigma: SHRUNK },
      { snapshot: moment({ restarts: restarted }), sigma: course({}) },
      { snapshot: moment({ restarts: restarted }) },
    ],
  },
  {
    id: 'constant',
    speaks: { sigma: course({ first: 0.1, last: 0.1, least: 0.1, most: 0.1 }) },
    words: /^The step size stays at 0\.100 all the time/,
    silent: [{}, { sigma: SHRUNK }, { sigma: course({ rows: 2 }) }],
  },
  {
    id: 'begins-to-shrink',
    speaks: { snapshot: moment({}), sigma: SHRUNK },
    words: /^After about how many evaluations does the step size begin to shrink/,
    silent: [
      { snapshot: moment({}) },
      { snapshot: moment({}), sigma: { ...SHRUNK, high: 20 } },
      { snapshot: moment({}), sigma: { ...SHRUNK, last: 1 } },
      { snapshot: moment({ restarts: restarted }), sigma: SHRUNK },
    ],
  },
  {
    id: 'shrinks',
    speaks: { snapshot: moment({}), sigma: { ...SHRUNK, first: 2, high: 20 } },
    words: /^How many times smaller is the step size/,
    silent: [
      { snapshot: moment({}), sigma: course({}) },
      { snapshot: moment({}), sigma: { ...SHRUNK, first: 1e-6 } },
    ],
  },
  {
    id: 'grows',
    speaks: { snapshot: moment({}), sigma: course({ last: 6, most: 8 }) },
    words: /steps are about 6\.0 times as long as at the beginning/,
    silent: [
      { snapshot: moment({}), sigma: course({ last: 2, most: 2 }) },
      { snapshot: moment({}), sigma: course({ last: 6, most: 60 }) },
      { snapshot: moment({ restarts: restarted }), sigma: course({ last: 6, most: 6 }) },
    ],
  },
  {
    id: 'caught',
    speaks: { snapshot: moment({ improvements: Float64Array.of(1, 10, 400, 2) }) },
    words: /^In the last 600 evaluations nothing better was found/,
    silent: [
      {},
      { snapshot: moment({ improvements: Float64Array.of(1, 10, 900, 2) }) },
      { snapshot: moment({ improvements: Float64Array.of(1, 10, 400, 0) }) },
      { snapshot: moment({ improvements: new Float64Array(0) }) },
    ],
  },
  {
    id: 'stretches',
    speaks: { snapshot: moment({ improvements: DECADES }) },
    words: /^How many evaluations does it take to get from 10⁻¹ to 10⁻³, and how many from 10⁻³ to 10⁻⁵\?/,
    silent: [
      {},
      { snapshot: moment({ improvements: DECADES }), logarithmic: false },
      { snapshot: moment({ improvements: Float64Array.of(1, 10, 50, 9, 90, 8) }) },
      // So late in a run they are too short to be read off.
      { snapshot: moment({ improvements: DECADES.map((value, k) => (k % 2 === 0 ? value + 9000 : value)) }) },
      // One leap down is no stretch.
      { snapshot: moment({ improvements: Float64Array.of(1, 100, 50, 9, 90, 1e-9) }) },
    ],
  },
  {
    id: 'thin',
    speaks: { axisRatio: course({ most: 40 }) },
    words: /ellipse the longest for its width/,
    silent: [{}, { axisRatio: course({ most: 3 }) }],
  },
  {
    id: 'gathers',
    speaks: { diversity: course({ first: 3, last: 0.5, least: 0.5, most: 3 }) },
    words: /^How much closer together/,
    silent: [{}, { diversity: course({}) }],
  },
  {
    id: 'stays-spread',
    speaks: { diversity: course({ most: 1.2 }) },
    words: /about as far apart/,
    silent: [{}, { diversity: course({ most: 2 }) }, { diversity: course({ rows: 1 }) }],
  },
  {
    id: 'missed',
    speaks: { results: results('evaluations') },
    words: /^The target of 10⁻⁸ was not reached/,
    silent: [{}, { results: results('target', 'evaluations') }],
  },
  {
    id: 'selected',
    speaks: { snapshot: moment({ population: crowd(2) }) },
    words: /^Which individuals in the picture were selected/,
    silent: [
      {},
      { snapshot: moment({}) },
      // Too near to each other to be told apart.
      { snapshot: moment({ population: crowd(0.1) }) },
      { snapshot: moment({ population: { ...crowd(2), selected: 4 } }) },
    ],
  },
];

describe('questions after a run', () => {
  test.each(EXAMPLES)('$id: asked where the run has an answer, and only there', ({ id, speaks, words, silent }) => {
    const rule = AFTER.find((one) => one.id === id)!;
    expect(rule.ask(asked({}, speaks))).toMatch(words);
    for (const changes of silent) expect(rule.ask(asked({}, changes))).toBe('');
  });

  test('have an example each, except for the one that always holds', () => {
    expect([...EXAMPLES.map(({ id }) => id), 'seed']).toEqual(AFTER.map(({ id }) => id));
  });

  test('are one to three, of different things, and only about plots that are there', () => {
    for (const { id } of STRATEGIES) {
      for (const generations of [1, 5, 300]) {
        const snapshot = advanceSnapshot({ strategy: id }, generations);
        const known = asked({ strategy: id }, { snapshot });
        const all = questionsOn(askedOf(known));
        expect(all.length, id).toBeGreaterThanOrEqual(1);
        expect(all.length).toBeLessThanOrEqual(MOST_QUESTIONS);
        const about = all.map((question) => AFTER.find((rule) => rule.id === question.id)!.about);
        expect(new Set(about).size).toBe(all.length);
        expect(questionsOn(askedOf({ ...known, plots: [] })).every(({ plot }) => plot === '')).toBe(true);
      }
    }
  });

  test('ask of the sphere when the steps begin to shrink where they do', () => {
    const snapshot = advanceSnapshot({ strategy: 'cma-es', sigma: 0.001, start: [4, 4] }, 150);
    const ids = questionsOn(askedOf(asked({}, { snapshot }))).map(({ id }) => id);
    expect(ids[0]).toBe('begins-to-shrink');
    const sigma = readingCourse(snapshot, strategyOf('cma-es'), 'sigma')!;
    expect(sigma.first).toBeLessThan(0.1);
    expect(sigma.high).toBeGreaterThan(0.1 * snapshot.evaluations);
    expect(sigma.last).toBeLessThan(sigma.most / 10);
  });
});

describe('questions before a run', () => {
  const before = (settings: Record<string, unknown>, changes?: Partial<Asked>): string[] =>
    questionsOn(asked(settings, changes)).map(({ id }) => id);

  test('follow from the landscape', () => {
    expect(before({ problem: 'bbob-f3' })).toEqual(['traps', 'guess', 'sketch']);
    expect(before({ problem: 'bbob-f10' })).toEqual(['valley', 'guess', 'sketch']);
    expect(before({ problem: 'bbob-f10', dim: 5 })).toEqual(['way', 'guess', 'sketch']);
    expect(before({ problem: 'bbob-f1' })).toEqual(['way', 'guess', 'sketch']);
    // Its second optimum is seen in higher dimensions only.
    expect(before({ problem: 'bbob-f8' })).not.toContain('traps');
    expect(before({ problem: 'bbob-f3' }, { properties: null })[0]).toBe('way');
    expect(before({}, { plots: [] })).toEqual(['way', 'guess', 'follow']);
  });

  test('name budget and target', () => {
    const guess = BEFORE.find(({ id }) => id === 'guess')!;
    expect(guess.ask(asked({ evaluations: 500, target: 1e-3 }))).toContain('500 evaluations. After how many');
    expect(guess.ask(asked({ target: 0 }))).toContain('be exactly zero');
  });
});

describe('the course of a number', () => {
  test('knows its ends, its extremes, and when it was high for the last time', () => {
    const snapshot = advanceSnapshot({ strategy: 'cma-es', target: 0 }, 40);
    const sigma = readingCourse(snapshot, strategyOf('cma-es'), 'sigma')!;
    expect(sigma.rows).toBe(40);
    expect(sigma.least).toBeLessThanOrEqual(sigma.last);
    expect(sigma.most).toBeGreaterThanOrEqual(sigma.first);
    expect(sigma.high).toBeLessThanOrEqual(snapshot.evaluations);
    expect(readingCourse(snapshot, strategyOf('cma-es'), 'genome')).toBeNull();
    expect(diversityCourse(snapshot)!.first).toBeGreaterThan(0);
    expect(diversityCourse({ history: { ...snapshot.history, length: 0 } })).toBeNull();
  });
});
