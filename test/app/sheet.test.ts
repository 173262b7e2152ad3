import { encode } from 'uqr';
import { describe, expect, test } from 'vitest';
import { resolve } from '../../src/core/experiment/settings.ts';
import type { Result } from '../../src/core/experiment/result.ts';
import { STRATEGIES } from '../../src/core/strategies/registry.ts';
import type { Snapshot } from '../../src/runtime/snapshot.ts';
import { sheetContent, type SheetSource } from '../../src/app/print/content.ts';
import { plotToSketch } from '../../src/app/print/plot-drawing.ts';
import { MOST_QR_CHARACTERS, qrOf } from '../../src/app/print/qr.ts';
import { relit } from '../../src/app/print/relit.ts';
import { stageCaption } from '../../src/app/print/stage-caption.ts';
import { ticksOf } from '../../src/app/plots/frame.ts';
import { plotsOf } from '../../src/app/plots/registry.ts';
import { rampOf } from '../../src/app/stages/ramp.ts';
import { settingRows, tellingRows } from '../../src/app/words/setting-rows.ts';
import { advanceSnapshot, contextOf } from './plot-context.ts';

const RANGES = { x: [-5, 5], y: [-5, 5] } as const;

function source(settings: Record<string, unknown>, changes: Partial<SheetSource> = {}): SheetSource {
  const { description } = resolve({ problem: 'bbob-f1', dim: 2, ...settings });
  return {
    description,
    runs: [],
    watched: 0,
    phase: 'idle',
    failure: '',
    results: [],
    reproduced: false,
    optimum: { fopt: 79.48, xopt: Float64Array.of(0.2528, -1.1568) },
    shows: () => true,
    embedded: false,
    plots: ['cost', 'sigma', 'axis-ratio', 'costs', 'diversity'],
    logarithmic: true,
    ranges: RANGES,
    ...changes,
  };
}

function result(changes: Partial<Result> = {}): Result {
  const base = { repetition: 0, reason: 'target' as const, evaluations: 500, generations: 80, invalid: 0, best: 5e-9 };
  return { ...base, solution: new Float64Array(2), digest: new Uint8Array(32), marks: [], ...changes };
}

const hiding = (...hidden: string[]): Partial<SheetSource> => ({ shows: (key) => !hidden.includes(key) });

describe('a sheet', () => {
  const snapshot = advanceSnapshot({ strategy: 'cma-es', target: 0 }, 60);
  const done = { runs: [snapshot], phase: 'done' as const, results: [result()] };

  test('about a run says what was solved with what, how, and what came of it', () => {
    const sheet = sheetContent(source({ seed: 7 }, done));
    expect(sheet).toMatchObject({
      title: 'CMA-ES on Sphere',
      facts: 'function f1 · 2 dimensions · instance 1 · seed 7',
    });
    expect(sheet.begun).toBe(true);
    expect(sheet.problem).toMatchObject({ formula: ['Σ y²'], optimum: 'f_opt = 79.48 at x₁ = 0.25, x₂ = −1.16' });
    expect(sheet.problem!.about).toMatch(/^A perfect bowl/);
    expect(sheet.strategy).toMatch(/^Learns the shape/);
    expect(sheet.happened).toEqual({
      text: 'Reached the target of 10⁻⁸ after 500 evaluations.',
      numbers: [
        { label: 'best f − f_opt', value: '5.00·10⁻⁹' },
        { label: 'evaluations', value: '500' },
        { label: 'generations', value: '80' },
      ],
    });
    expect(sheet.plots.slice(0, 2)).toEqual(['cost', 'sigma']);
    expect(sheet.plots).toHaveLength(3);
    for (const { plot } of sheet.questions) if (plot !== '') expect(sheet.plots).toContain(plot);
  });

  test('before a run is an exercise with a plot to sketch into', () => {
    const sheet = sheetContent(source({}));
    expect(sheet).toMatchObject({ begun: false, happened: null, plots: ['cost'] });
    expect(sheet.questions.map(({ id }) => id)).toEqual(['way', 'guess', 'sketch']);
    // A snapshot of a run that has not yet made a step changes nothing.
    const waiting = { generation: 0, head: { generation: 0, evaluations: 0 } } as Snapshot;
    expect(sheetContent(source({}, { runs: [waiting], phase: 'paused' }))).toMatchObject({
      begun: false,
      happened: null,
    });
  });

  test('of a run that goes on or rests says so, of one that failed why', () => {
    const words = (changes: Partial<SheetSource>): string | undefined =>
      sheetContent(source({}, { runs: [snapshot], ...changes })).happened?.text;
    expect(words({ phase: 'playing' })).toMatch(/^The run was still going on after 360 evaluations when .* printed\./);
    expect(words({ phase: 'paused' })).toMatch(/^The run had been paused after 360 evaluations/);
    expect(words({ phase: 'failed', failure: 'Out of memory.' })).toBe('The run failed: Out of memory.');
    const empty = sheetContent(source({}, { phase: 'failed', failure: 'Out of memory.' }));
    expect(empty).toMatchObject({ begun: false, happened: { text: 'The run failed: Out of memory.', numbers: [] } });
  });

  test('of a past moment tells how the run ended', () => {
    const past = { ...snapshot, generation: 3, evaluations: 18, best: 40 };
    const { happened } = sheetContent(source({}, { ...done, runs: [past] }));
    expect(happened!.numbers.map(({ value }) => value)).toEqual(['5.00·10⁻⁹', '500', '80']);
    const paused = sheetContent(source({}, { runs: [past], phase: 'paused' })).happened!;
    expect(paused.numbers[1]).toEqual({ label: 'evaluations', value: '360' });
    expect(paused.text).toContain('after 360 evaluations');
  });

  test('of a result link says that it came out the same', () => {
    expect(sheetContent(source({}, { ...done, reproduced: true })).happened!.text).toMatch(/same to the last bit\.$/);
  });

  test('of several runs counts them', () => {
    const runs = [result(), result({ reason: 'evaluations', evaluations: 2000, best: 0.1 })];
    const sheet = sheetContent(
      source({ repetitions: 2 }, { runs: [snapshot, snapshot], phase: 'done', results: runs }),
    );
    expect(sheet.facts).toMatch(/2 repetitions$/);
    expect(sheet.happened).toMatchObject({
      text: expect.stringMatching(/^1 of 2 runs reached the target/) as string,
      numbers: [{ value: '1 of 2' }, { value: '5.00·10⁻⁹' }, { value: '2500' }],
    });
    expect(sheet.questions[0].text).toMatch(/^1 of 2 runs reached the target/);
  });

  test('tells no more than the page does', () => {
    const hidden = sheetContent(
      source({}, { ...done, ...hiding('problem', 'strategy', 'numbers', 'plots', 'seed', 'population') }),
    );
    expect(hidden).toMatchObject({
      title: 'A search on a landscape',
      facts: '2 dimensions · instance 1',
      problem: null,
      strategy: null,
      happened: null,
      plots: [],
    });
    expect(hidden.settings.map(({ key }) => key)).not.toContain('population');
    expect(hidden.questions.length).toBeGreaterThan(0);
    // In a frame the rest is left out for want of room, and its page names the run.
    const embedded = sheetContent(source({}, { ...done, ...hiding('problem', 'strategy'), embedded: true }));
    expect(embedded).toMatchObject({ title: 'CMA-ES on Sphere', problem: null });
  });

  test('does not tell an optimum that is not known yet, or is that of another problem', () => {
    expect(sheetContent(source({}, { optimum: null })).problem!.optimum).toBe('');
    expect(sheetContent(source({ dim: 5 })).problem!.optimum).toBe('');
    const five = { fopt: 1, xopt: Float64Array.of(1, 2, 3, 4, 5) };
    expect(sheetContent(source({ dim: 5 }, { optimum: five })).problem!.optimum).toBe(
      'f_opt = 1.00 at x₁ = 1.00, x₂ = 2.00, x₃ = 3.00, …',
    );
  });
});

describe('the settings of a sheet', () => {
  const rows = (settings: Record<string, unknown>) =>
    settingRows(resolve({ problem: 'bbob-f1', dim: 2, ...settings }).description);

  test('have units, and leave out what says nothing', () => {
    expect(rows({}).map(({ label, value, unit }) => [label, value, unit])).toEqual([
      ['Population λ', '6', 'individuals'],
      ['Step size σ', '2', ''],
      ['Weights', 'Active', ''],
      ['Start', 'drawn from the box', ''],
      ['Budget', '2000', 'evaluations'],
      ['Target', '10⁻⁸', 'f − f_opt'],
    ]);
    const told = rows({ restart: 'ipop', bounds: 'clip', start: [1, -2], repetitions: 5 });
    expect(told.map(({ label, value }) => `${label}: ${value}`)).toEqual(
      expect.arrayContaining(['Restarts: IPOP', 'Box: Clip', 'Start: (1.00, −2.00)', 'Repetitions: 5']),
    );
  });

  test('name what is changed in mid-run, and when', () => {
    const told = rows({ changes: '25.sigma.0.5' }).map(({ label, value }) => `${label}: ${value}`);
    expect(told).toEqual(expect.arrayContaining(['Step size σ: 2', 'Step size σ after generation 25: 0.5']));
  });

  test('are as many as there is room for, with all that were changed', () => {
    for (const { id } of STRATEGIES) {
      const all = rows({ strategy: id });
      const some = tellingRows(all, 6);
      expect(some.length, id).toBeLessThanOrEqual(6);
      expect(some.map(({ key }) => key)).toEqual(expect.arrayContaining(['evaluations', 'target']));
    }
    const changed = rows({ strategy: 'openai-es', 'weight-decay': 0.5 });
    expect(tellingRows(changed, 6).map(({ key }) => key)).toContain('weight-decay');
    expect(tellingRows(changed, 100)).toEqual(changed);
  });
});

describe('the pictures of a sheet', () => {
  test('have the landscape in the colours of paper', () => {
    const [dark, light] = [rampOf('dark'), rampOf('light')];
    const pixels = (ramp: Uint8Array): Uint8ClampedArray<ArrayBuffer> =>
      Uint8ClampedArray.from({ length: 4 * 256 }, (_, k) => (k % 4 === 3 ? 255 : ramp[3 * (k >> 2) + (k % 4)]));
    const from = pixels(dark);
    const before = from.slice();
    const made = relit(from);
    expect(from).toEqual(before);
    // Neighbours in the dark ramp may be the same colour; then their shades are next to each other.
    const most = Math.max(...made.map((value, k) => Math.abs(value - pixels(light)[k])));
    expect(most).toBeLessThanOrEqual(3);
    expect(relit(pixels(light).slice(0, 400))).toEqual(pixels(light).slice(0, 400));
  });

  test('say what they show', () => {
    const base = {
      dim: 2,
      through: 'optimum' as const,
      names: ['x₁', 'x₂'] as const,
      ranges: RANGES,
      watched: 0,
      branches: 0,
    };
    expect(stageCaption({ ...base, snapshot: null, repetitions: 1 })).toBe(
      'Before the first generation. x₁ to the right from −5 to 5, x₂ upwards from −5 to 5. The darker a place, the better.',
    );
    const snapshot = { generation: 12, evaluations: 84 } as Snapshot;
    expect(stageCaption({ ...base, dim: 5, through: 'mean', snapshot, watched: 1, repetitions: 3 })).toMatch(
      /^Run 2 of 3, generation 12, after 84 evaluations\. A slice through the mean: x₁ to the right/,
    );
  });

  test('explain broken lines where there are any', () => {
    const base = {
      dim: 2,
      through: 'optimum',
      names: ['x₁', 'x₂'],
      ranges: RANGES,
      snapshot: null,
      watched: 0,
    } as const;
    expect(stageCaption({ ...base, repetitions: 1, branches: 2 })).toMatch(/ are other branches of the run\.$/);
  });

  test('leave room to sketch from the start to the target', () => {
    const { description } = resolve({ problem: 'bbob-f1', dim: 2, target: 1e-4, evaluations: 700 });
    const [cost] = plotsOf(contextOf({ target: 1e-4, evaluations: 700 }, undefined));
    const { x, y, empty, mark } = plotToSketch(cost, description);
    expect([x.domain, empty]).toEqual([[1, 1000], false]);
    expect(y.domain.map(Math.log10)).toEqual([expect.closeTo(-5), expect.closeTo(3)]);
    expect(mark?.value).toBe(1e-4);
    expect(ticksOf(x, 6).map((tick) => x.label(tick))).toEqual(['1', '10', '100', '1k']);
    expect(Math.log10(plotToSketch(cost, { ...description, target: 0 }).y.domain[0])).toBeCloseTo(-9);
  });

  test('have the code of the link, square for square', () => {
    const link = 'https://example.org/evolution/#1!problem=bbob-f8&dim=2&strategy=cma-es&seed=5&c=r4e3gg9';
    const { size, path } = qrOf(link)!;
    const { data } = encode(link, { ecc: 'L', boostEcc: true, border: 0 });
    const drawn = data.map((row) => row.map(() => false));
    for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\1z/g))
      drawn[Number(y)].fill(true, Number(x), Number(x) + Number(length));
    expect(drawn).toEqual(data);
    expect(size).toBe(data.length);
    // About 0.75 mm a square at 37 mm: any camera reads that.
    expect(size).toBeLessThanOrEqual(49);
    expect(qrOf('x'.repeat(MOST_QR_CHARACTERS))!.size).toBeLessThanOrEqual(93);
    expect(qrOf('x'.repeat(MOST_QR_CHARACTERS + 1))).toBeNull();
  });
});
