import { describe, expect, test } from 'vitest';
import { resolve } from '../../src/core/experiment/settings.ts';
import type { Result } from '../../src/core/experiment/result.ts';
import { BBOB_PROBLEMS } from '../../src/core/problems/bbob/registry.ts';
import { STOP_REASONS } from '../../src/core/strategies/stopping.ts';
import type { Snapshot } from '../../src/runtime/snapshot.ts';
import { axisName } from '../../src/app/words/axes.ts';
import { typeset } from '../../src/app/words/formula.ts';
import { outcomeOf, summaryOf, whyEnded } from '../../src/app/words/outcome.ts';
import { chipsOf } from '../../src/app/words/problem-chips.ts';
import { verificationText, type Verification } from '../../src/app/words/verdict.ts';
import { progressText, stageText } from '../../src/app/words/stage-text.ts';

const { description } = resolve({ problem: 'bbob-f8', dim: 2 });

function result(changes: Partial<Result>): Result {
  const base = {
    repetition: 0,
    evaluations: 672,
    generations: 112,
    invalid: 0,
    best: 7.46e-9,
    solution: new Float64Array(2),
  };
  return { ...base, reason: 'target', digest: new Uint8Array(32), marks: [], ...changes };
}

describe('why a run ended', () => {
  test('is a sentence for every reason', () => {
    expect(whyEnded(result({}), description)).toBe('Reached the target of 10⁻⁸ after 672 evaluations.');
    expect(whyEnded(result({ best: 0 }), { ...description, target: 0 })).toBe(
      'Reached the optimum exactly after 672 evaluations.',
    );
    expect(whyEnded(result({ reason: 'evaluations', best: 0.5 }), description)).toBe(
      'The budget of 672 evaluations is spent. The best f − f_opt is 0.500.',
    );
    expect(whyEnded(result({ reason: 'generations' }), { ...description, generations: 112 })).toContain(
      'The limit of 112 generations',
    );
    for (const reason of Object.keys(STOP_REASONS) as (keyof typeof STOP_REASONS)[]) {
      expect(whyEnded(result({ reason }), description)).toMatch(/^Stopped after 672 evaluations because .+\. The best/);
      expect(outcomeOf(reason)).toBe('stopped');
    }
  });

  test('of several runs counts the successes, and what each of them took', () => {
    const results = [
      result({ evaluations: 600 }),
      result({ reason: 'evaluations', evaluations: 2000 }),
      result({ evaluations: 400 }),
    ];
    expect(summaryOf(results, description)).toBe(
      '2 of 3 runs reached the target of 10⁻⁸; on average that took 1500 evaluations for each success, failures included.',
    );
    const none = results.map((one) => ({ ...one, reason: 'evaluations' as const, best: 0.25 }));
    expect(summaryOf(none, description)).toBe(
      'None of 3 runs reached the target of 10⁻⁸. The best f − f_opt is 0.250.',
    );
  });
});

/** A snapshot of CMA-ES whose readings went through these values. */
function snapshot(sigma: readonly number[], ratio: readonly number[], changes: Partial<Snapshot> = {}): Snapshot {
  const values = Float64Array.from(sigma.flatMap((value, k) => [6 * (k + 1), 1, 1.5, 2, 3, 0.5, 0, value, ratio[k]]));
  const evaluations = 6 * sigma.length;
  return {
    version: 1,
    status: 'playing',
    failure: '',
    generation: sigma.length,
    evaluations,
    head: { generation: sigma.length, evaluations },
    path: { width: 4, rows: new Float64Array(0) },
    invalid: 0,
    best: 0.5,
    solution: Float64Array.of(1, 2),
    shape: { mean: Float64Array.of(0.25, -1), sigma: 0.5, factor: null },
    population: null,
    costs: new Float64Array(0),
    restarts: null,
    improvements: Float64Array.of(1, 10, evaluations, 0.5),
    marks: [],
    history: { width: 9, stride: 1, generations: sigma.length, length: sigma.length, values },
    checkpoint: null,
    result: null,
    shares: [],
    notices: [],
    ...changes,
  };
}

describe('what the stage shows', () => {
  const steady = Array<number>(20).fill(1);

  test('can be heard', () => {
    const { population, ...rest } = snapshot(steady, steady);
    expect(population).toBeNull();
    const seen = {
      ...rest,
      population: {
        size: 6,
        directions: [Float64Array.of(1, 0), Float64Array.of(0, 1)] as const,
        sample: null,
        points: new Float32Array(12),
        order: new Uint32Array(6),
        selected: 3,
      },
    };
    expect(stageText(description, [0, 1], null)).toBe(
      'Landscape of f8 Rosenbrock; the better a place, the stronger its colour. No individuals yet.',
    );
    expect(stageText(description, [0, 1], seen)).toContain(
      'CMA-ES, generation 20: 6 individuals, the best 3 selected. The mean is at 0.25, minus 1.0; the step size is 0.50.',
    );
    expect(stageText({ ...description, dim: 20 }, [3, 11], null)).toContain('a slice in coordinates 4 and 12 of 20');
    expect(stageText({ ...description, dim: 20 }, null, null)).toContain(
      'a slice along the principal axes of the search',
    );
    expect(progressText(seen)).toBe('Generation 20, 120 evaluations, best cost 0.50.');
  });
});

describe('what came of a result link', () => {
  const facts: Verification = { status: 'running', verdict: null, runs: 1, evaluations: 0, failure: '', heavy: false };

  test('is a sentence in every state', () => {
    const reproduced = { ...facts, status: 'reproduced', verdict: { kind: 'reproduced' }, evaluations: 672 } as const;
    expect(verificationText(reproduced)).toMatch(/computed the run itself, 672 evaluations, .* to the last bit\.$/);
    expect(verificationText({ ...reproduced, runs: 15 })).toContain('all 15 runs itself');
    const verdict = { kind: 'differs', where: 'after generation 64', why: 'Another revision: r2.' } as const;
    expect(verificationText({ ...facts, status: 'differs', verdict })).toBe(
      'The two runs parted after generation 64. Another revision: r2.',
    );
    expect(verificationText({ ...facts, status: 'failed', failure: 'Out of memory.' })).toContain('Out of memory.');
    expect(verificationText(facts)).toContain('computed here');
    expect(verificationText({ ...facts, status: 'waiting', heavy: true })).toContain('waits for you');
    expect(verificationText({ ...facts, status: 'waiting' })).toContain('stopped before its end');
  });
});

describe('problems in words', () => {
  test('every function has chips and a formula that leaves nothing unset', () => {
    for (const { properties, formula, id } of BBOB_PROBLEMS) {
      expect(chipsOf(properties).length).toBeGreaterThanOrEqual(2);
      for (const { help } of chipsOf(properties)) expect(help).toMatch(/^[A-Z].{20,}\.$/);
      const text = typeset(formula);
      expect([
        id,
        text
          .filter(({ level }) => level === 'base')
          .map((piece) => piece.text)
          .join(''),
      ]).toEqual([id, expect.not.stringMatching(/[_^]/)]);
    }
  });

  test('formulas are set with their indices and powers', () => {
    expect(typeset('10^(6u) z_i² + Σ_{i≥1} s_i^0.1')).toEqual([
      { text: '10', level: 'base' },
      { text: '6u', level: 'sup' },
      { text: ' z', level: 'base' },
      { text: 'i', level: 'sub' },
      { text: '² + Σ', level: 'base' },
      { text: 'i≥1', level: 'sub' },
      { text: ' s', level: 'base' },
      { text: 'i', level: 'sub' },
      { text: '0.1', level: 'sup' },
    ]);
    expect([axisName(0), axisName(11)]).toEqual(['x₁', 'x₁₂']);
  });
});
