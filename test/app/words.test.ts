import { describe, expect, test } from 'vitest';
import { resolve } from '../../src/core/experiment/settings.ts';
import type { Result } from '../../src/core/experiment/result.ts';
import { BBOB_PROBLEMS } from '../../src/core/problems/bbob/registry.ts';
import { STOP_REASONS } from '../../src/core/strategies/stopping.ts';
import type { Snapshot } from '../../src/runtime/snapshot.ts';
import { axisName } from '../../src/app/words/axes.ts';
import { typeset } from '../../src/app/words/formula.ts';
import { outcomeOf, summaryOf, whyEnded } from '../../src/app/words/outcome.ts';
import { engineSentence, engineText, offerText } from '../../src/app/words/engine.ts';
import { chipsOf } from '../../src/app/words/problem-chips.ts';
import { VERIFICATION_TITLES, verificationText, type Verification } from '../../src/app/words/verdict.ts';
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
    expect(whyEnded(result({ best: 0 }), resolve({ problem: 'cartpole', target: 0 }).description)).toBe(
      'Reached the best there is (500 of 500) after 672 policies.',
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
      expect(STOP_REASONS[reason]).not.toMatch(/\de-?\d/);
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
  const values = Float64Array.from(
    sigma.flatMap((value, k) => [6 * (k + 1), 1, 1.5, 2, 3, 0.5, 0, NaN, value, ratio[k]]),
  );
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
    testScore: NaN,
    solution: Float64Array.of(1, 2),
    provenance: null,
    shape: { mean: Float64Array.of(0.25, -1), sigma: 0.5, factor: null },
    population: null,
    cast: null,
    endings: null,
    costs: new Float64Array(0),
    restarts: null,
    exchange: null,
    asking: null,
    improvements: Float64Array.of(1, 10, evaluations, 0.5),
    marks: [],
    history: { width: 10, stride: 1, generations: sigma.length, length: sigma.length, values },
    checkpoint: null,
    result: null,
    shares: [],
    wanting: false,
    notices: [],
    engine: { id: 'wasm', device: '', software: false },
    offer: null,
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
    expect(progressText(seen, description)).toBe('Generation 20, 120 evaluations, best cost 0.50.');
  });
});

describe('what came of a result link', () => {
  const facts: Verification = {
    status: 'running',
    verdict: null,
    runs: 1,
    tried: '',
    failure: '',
    heavy: false,
    exact: true,
    engine: 'wasm',
  };

  test('is a sentence in every state', () => {
    const reproduced = {
      ...facts,
      status: 'reproduced',
      verdict: { kind: 'reproduced' },
      tried: '672 evaluations',
    } as const;
    expect(verificationText(reproduced)).toMatch(/computed the run itself, 672 evaluations, .* to the last bit\.$/);
    expect(verificationText({ ...reproduced, runs: 15 })).toContain('all 15 runs itself');
    const verdict = { kind: 'differs', where: 'after generation 64', why: 'Another revision: r2.' } as const;
    expect(verificationText({ ...facts, status: 'differs', verdict })).toBe(
      'The two runs parted after generation 64. Another revision: r2.',
    );
    expect(verificationText({ ...facts, status: 'failed', failure: 'Out of memory.' })).toContain('Out of memory.');
    expect(verificationText(facts)).toContain('computed here');
    expect(verificationText({ ...facts, status: 'waiting', heavy: true })).toContain('waits for you');
    // What was computed in float32 is never called exact, nor the same to the last bit.
    const agrees = { kind: 'agrees', how: 'Both runs reached the target.' } as const;
    const onDevice = { ...facts, exact: false, engine: 'webgpu' } as const;
    const agreed = { status: 'agrees', verdict: agrees, tried: '5 policies' } as const;
    const inexact = [
      VERIFICATION_TITLES.agrees,
      verificationText({ ...onDevice, ...agreed }),
      verificationText({ ...onDevice, ...agreed, engine: 'wasm' }),
      verificationText(onDevice),
    ];
    expect(inexact.join(' ')).not.toMatch(/exact|bit/i);
    expect(inexact[1]).toContain('5 policies itself, in float32 on WebGPU');
    // Where the reference engine stood in, nothing was computed on WebGPU.
    expect(inexact[2]).toContain('5 policies itself. WebGPU is not here, or could not go on');
    expect(inexact[2]).toContain('the reference engine took its place, in float64');
    expect(verificationText({ ...onDevice, status: 'differs', verdict })).not.toContain('took its place');
    expect(verificationText({ ...onDevice, engine: 'wasm', status: 'differs', verdict })).toContain('took its place');
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

describe('what computes a run', () => {
  const gpu = { id: 'webgpu', device: 'a card', software: false } as const;
  const reference = { id: 'wasm', device: '', software: false } as const;

  test('is exact on the reference engine alone', () => {
    expect(engineText('wasm', reference)).toBe('exact · float64');
    for (const report of [undefined, gpu, { ...gpu, software: true }, reference])
      expect(engineText('webgpu', report)).not.toContain('exact');
  });

  test('is offered with its figures and its price', () => {
    expect(offerText({ device: 'a card', referenceMs: 240, deviceMs: 31 })).toBe(
      'The graphics processor (a card) would be about 7 times as fast: a generation of this run takes 240 ms here, ' +
        'and took 31.0 ms there. It computes in float32, so its run is another one, and not exact.',
    );
  });

  test('is named as what it came to, not as what was asked for', () => {
    expect(engineText('webgpu', gpu)).toBe('float32 · WebGPU');
    expect(engineText('webgpu', { ...gpu, software: true })).toBe('float32 · WebGPU in software');
    expect(engineText('webgpu', reference)).toBe('float64 · instead of WebGPU');
    expect(engineSentence('webgpu', gpu)).toBe('This run is computed on a card');
    expect(engineSentence('webgpu', { ...gpu, id: 'wasm' })).toMatch(/^WebGPU .* so the reference engine computes/);
  });
});
