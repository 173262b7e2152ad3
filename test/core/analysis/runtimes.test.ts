import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { artOf } from '../../../src/core/analysis/art.ts';
import { costBand } from '../../../src/core/analysis/bands.ts';
import { artIntervals } from '../../../src/core/analysis/bootstrap.ts';
import { runtimeSteps, shareAt } from '../../../src/core/analysis/ecdf.ts';
import { BOOTSTRAP_SAMPLES, Resampler } from '../../../src/core/analysis/resampler.ts';
import { measuredUntil, simulatedRestarts } from '../../../src/core/analysis/simulated-restarts.ts';
import { loadKernels } from '../../kernels/load.ts';

interface CocoMeasures {
  readonly expected: readonly {
    readonly f: number;
    readonly d: number;
    readonly maxevals: readonly number[];
    /** By target, then by run. */
    readonly evals51: readonly (readonly (number | null)[])[];
    readonly aRT51: readonly (number | null)[];
    readonly ecdfNoRestart: readonly number[];
    readonly ecdfSimulatedRestarts: readonly number[];
  }[];
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../vectors/${name}`, import.meta.url), 'utf8'));
const coco = read('coco-measures-public.json') as CocoMeasures;
const { quartiles } = read('statistics.json') as {
  readonly quartiles: readonly { readonly values: readonly number[]; readonly quartiles: readonly number[] }[];
};
const kernels = loadKernels();
const resampler = new Resampler(kernels, 7);

type Spent = { readonly hits: Float64Array; readonly evaluations: number };
const run = (evaluations: number, ...hits: number[]): Spent => ({ evaluations, hits: Float64Array.from(hits) });

describe.each(coco.expected)('on f$f in $d dimensions, as cocopp', (measures) => {
  const { d, maxevals, evals51, aRT51, ecdfNoRestart, ecdfSimulatedRestarts } = measures;
  const runs = maxevals.map((evaluations, k) => run(evaluations, ...evals51.map((row) => row[k] ?? Infinity)));
  const budgets = Array.from({ length: 25 }, (_, k) => d * 10 ** (k / 4) * (1 + 1e-12));

  test('the average runtime to each of 51 targets', () => {
    aRT51.forEach((art, target) => {
      const found = artOf(runs, target);
      expect(found.reached).toBe(evals51[target].filter((hit) => hit !== null).length);
      // cocopp's numbers have six digits behind the point.
      if (art === null) expect(found.art).toBe(Infinity);
      else expect(Math.abs(found.art - art)).toBeLessThan(1e-6);
    });
  });

  test('the distribution of runtimes', () => {
    const steps = runtimeSteps(runs.map(({ hits }) => hits));
    ecdfNoRestart.forEach((share, k) => expect(Math.abs(shareAt(steps, budgets[k]) - share)).toBeLessThan(1e-6));
  });

  test('the distribution with simulated restarts', () => {
    // cocopp 2.7 sorts the hit times of a target before it draws, but not the evaluations that failures add: where runs that
    // succeeded are shorter than those that failed, it adds those of the wrong ones. Given the same runs, both agree.
    const runtimes = evals51.map((row, target) => {
      const sorted = row.map((hit) => hit ?? Infinity).sort((a, b) => a - b);
      const mixed = sorted.map((hit, k) => run(maxevals[k], hit));
      return simulatedRestarts(mixed, new Resampler(kernels, target), 1500).map((hits) => hits[0]);
    });
    const steps = runtimeSteps(runtimes.map((row) => Float64Array.from(row)), 1e6); // prettier-ignore
    ecdfSimulatedRestarts.forEach((share, k) =>
      expect(Math.abs(shareAt(steps, budgets[k]) - share)).toBeLessThan(0.005),
    );
  });

  test('a mean of simulated runtimes that is the average runtime', () => {
    const simulated = simulatedRestarts(runs, resampler, 6000);
    aRT51.forEach((art, target) => {
      const mean = simulated.reduce((sum, hits) => sum + hits[target], 0) / simulated.length;
      if (art === null) expect(mean).toBe(Infinity);
      else expect(Math.abs(mean / art - 1)).toBeLessThan(0.05);
    });
  });
});

describe('average runtimes', () => {
  test('count what failures spent', () => {
    const runs = [run(100, 5, 40), run(100, 10, Infinity), run(60, 30, 60)];
    expect(artOf(runs, 0)).toEqual({ trials: 3, reached: 3, art: 15 });
    expect(artOf(runs, 1)).toEqual({ trials: 3, reached: 2, art: 100 });
  });

  test('are infinite where nobody succeeded, and no number where nobody tried', () => {
    expect(artOf([run(100, Infinity)], 0)).toEqual({ trials: 1, reached: 0, art: Infinity });
    expect(artOf([], 0)).toEqual({ trials: 0, reached: 0, art: NaN });
  });
});

describe('intervals of average runtimes', () => {
  const runs = [run(100, 20), run(100, 90), run(100, Infinity), run(100, 30)];

  test('lie at the quantiles of all ways to draw the runs again', () => {
    const all: number[] = [];
    for (let code = 0; code < 256; code++) {
      const drawn = [0, 2, 4, 6].map((shift) => runs[(code >> shift) & 3]);
      all.push(artOf(drawn, 0).art);
    }
    const [interval] = artIntervals(runs, [0], resampler);
    const below = (value: number): number => all.filter((art) => art < value).length / all.length;
    const atMost = (value: number): number => all.filter((art) => art <= value).length / all.length;
    // 1000 draws place a 2.5 % quantile within ±1.5 %.
    expect(below(interval!.lower)).toBeLessThan(0.04);
    expect(atMost(interval!.lower)).toBeGreaterThan(0.01);
    expect(below(interval!.upper)).toBeLessThan(0.99);
    expect(atMost(interval!.upper)).toBeGreaterThan(0.96);
  });

  test('are those of plain resampling with the same draws', () => {
    const random = new Resampler(loadKernels(), 7);
    const places = random.places(runs.length);
    const arts = Array.from({ length: BOOTSTRAP_SAMPLES }, (_, sample) => {
      const drawn = runs.map((_run, j) => runs[places[sample * runs.length + j]]);
      return artOf(drawn, 0).art;
    }).sort((a, b) => a - b);
    expect(artIntervals(runs, [0], resampler)).toEqual([{ lower: arts[24], upper: arts[975] }]);
  });

  test('stay exact with the largest budgets and most runs', () => {
    const many = Array.from({ length: 1000 }, (_, k) => run(1e9, k % 2 === 0 ? 1e9 - k : Infinity));
    const [interval] = artIntervals(many, [0], new Resampler(loadKernels(), 1));
    const { art } = artOf(many, 0);
    expect(interval!.lower).toBeGreaterThan(0.85 * art);
    expect(interval!.upper).toBeLessThan(1.15 * art);
  });

  test('do not depend on what was asked before', () => {
    const fresh = new Resampler(loadKernels(), 3);
    const used = new Resampler(loadKernels(), 3);
    artIntervals([...runs, ...runs, ...runs, ...runs, ...runs], [0], used);
    expect(artIntervals(runs, [0], used)).toEqual(artIntervals(runs, [0], fresh));
    expect(used.places(4)).toEqual(fresh.places(4));
    const other = new Resampler(loadKernels(), 4);
    expect(other.places(4)).not.toEqual(fresh.places(4));
  });

  test('draw every run as often as the others', () => {
    const places = resampler.places(7);
    const times = [0, 1, 2, 3, 4, 5, 6].map((trial) => places.filter((place) => place === trial).length);
    // 1000 ± 4 standard deviations.
    for (const one of times) expect(Math.abs(one - 1000)).toBeLessThan(118);
    expect(times.reduce((sum, one) => sum + one, 0)).toBe(7000);
  });

  test('contain the average runtime, which they shrink to where all runs are alike', () => {
    const hit = fc.oneof(fc.integer({ min: 1, max: 100 }), fc.constant(Infinity));
    fc.assert(
      fc.property(fc.array(hit, { minLength: 2, maxLength: 30 }), (hits) => {
        const drawn = hits.map((at) => run(100, at));
        const [interval] = artIntervals(drawn, [0], resampler);
        const { art, reached } = artOf(drawn, 0);
        expect(interval === null).toBe(reached === 0);
        expect(interval?.lower ?? 0).toBeLessThanOrEqual(art * (1 + 1e-12));
        expect(interval?.upper ?? Infinity).toBeGreaterThanOrEqual(art * (1 - 1e-12));
      }),
      { numRuns: 30 },
    );
    expect(artIntervals([run(9, 9), run(9, 9)], [0], resampler)).toEqual([{ lower: 9, upper: 9 }]);
  });

  test('are not told of less than two runs, or without a success', () => {
    expect(artIntervals([], [0], resampler)).toEqual([null]);
    expect(artIntervals([run(9, 9)], [0], resampler)).toEqual([null]);
    expect(artIntervals([run(9, Infinity), run(9, Infinity)], [0], resampler)).toEqual([null]);
    const [rare] = artIntervals([run(9, 5), run(9, Infinity), run(9, Infinity)], [0], resampler);
    expect(rare!.upper).toBe(Infinity);
  });
});

describe('the distribution of runtimes', () => {
  test('steps where pairs of run and target are reached', () => {
    const steps = runtimeSteps([Float64Array.of(1, 5, Infinity), Float64Array.of(1, 1, 9)]);
    expect({ at: [...steps.at], share: [...steps.share] }).toEqual({ at: [1, 5, 9], share: [3 / 6, 4 / 6, 5 / 6] });
    expect([0, 1, 4, 5, 100].map((at) => shareAt(steps, at))).toEqual([0, 3 / 6, 3 / 6, 4 / 6, 5 / 6]);
  });

  test('is empty before anything is reached', () => {
    for (const nothing of [[], [new Float64Array(0)], [Float64Array.of(Infinity, Infinity)]]) {
      const steps = runtimeSteps(nothing);
      expect([...steps.at, ...steps.share]).toEqual([]);
      expect(shareAt(steps, 1e9)).toBe(0);
    }
  });

  test('stays within a thousandth when it is thinned', () => {
    const runtime = fc.oneof(fc.integer({ min: 1, max: 5000 }), fc.constant(Infinity));
    fc.assert(
      fc.property(fc.array(runtime, { minLength: 1, maxLength: 4000 }), (runtimes) => {
        const hits = [Float64Array.from(runtimes)];
        const [whole, thin] = [runtimeSteps(hits, 1e9), runtimeSteps(hits, 200)];
        expect(thin.at.length).toBeLessThanOrEqual(201);
        expect(thin.share.at(-1)).toBe(whole.share.at(-1));
        for (let at = 0; at <= 5000; at += 13) {
          const lost = shareAt(whole, at) - shareAt(thin, at);
          expect(lost).toBeGreaterThanOrEqual(0);
          // A step of many equal runtimes is kept whole.
          expect(lost).toBeLessThanOrEqual(1 / 200);
        }
        thin.at.forEach((at, k) => expect(thin.share[k]).toBe(shareAt(whole, at)));
      }),
      { numRuns: 30 },
    );
  });
});

describe('simulated restarts', () => {
  test('add what a failure spent to the run that follows it', () => {
    const runs = [run(10, 4, 10), run(7, 7, Infinity)];
    const simulated = simulatedRestarts(runs, resampler);
    expect(simulated).toHaveLength(100);
    simulated.forEach((runtimes, sample) => {
      // Whoever begins with the success is through; the others need it behind one failure or more.
      expect(runtimes[0]).toBe(sample % 2 === 0 ? 4 : 7);
      const failures = (runtimes[1] - 10) / 7;
      expect(Number.isInteger(failures)).toBe(true);
      expect(failures).toBeGreaterThanOrEqual(sample % 2);
    });
    const mean = simulated.reduce((sum, [, last]) => sum + last, 0) / 100;
    // Half of them fail 1 + 1 times on average: 10 + 7 in the mean, which is the average runtime.
    expect(artOf(runs, 1).art).toBe(17);
    expect(Math.abs(mean - 17)).toBeLessThan(4);
  });

  test('change nothing where every run reached everything, and reach nothing where none did', () => {
    const good = [run(10, 4, 10), run(12, 6, 12)];
    expect([...simulatedRestarts(good, resampler, 2)].map((hits) => [...hits])).toEqual([[4, 10], [6, 12]]); // prettier-ignore
    expect(measuredUntil(good)).toBeNull();
    const bad = [run(10, 4, Infinity), run(12, 6, Infinity), run(50, Infinity, Infinity)];
    expect(simulatedRestarts(bad, resampler).every((hits) => hits[0] < Infinity && hits[1] === Infinity)).toBe(true);
    expect(measuredUntil(bad)).toBe(12);
    expect(measuredUntil([...bad, run(14, Infinity, Infinity)])).toBe(13);
    expect(simulatedRestarts([], resampler)).toEqual([]);
    expect(measuredUntil([])).toBeNull();
  });
});

describe('bands of costs', () => {
  const band = (values: readonly number[]) => {
    const { lower, median, upper } = costBand(values.map((value) => ({ curve: Float64Array.of(value) })));
    return [lower[0], median[0], upper[0]];
  };

  test.each(quartiles)('are NumPy’s quartiles of $values', ({ values, quartiles: expected }) => {
    const shuffled = [...values].reverse();
    band(shuffled).forEach((value, k) => expect(value).toBeCloseTo(expected[k], 12));
  });

  test('are infinite where a quartile has to do with runs that have no cost', () => {
    expect(band([Infinity, 1])).toEqual([Infinity, Infinity, Infinity]);
    expect(band([Infinity, 1, 2])).toEqual([1.5, 2, Infinity]);
    expect(band([Infinity, Infinity, Infinity])).toEqual([Infinity, Infinity, Infinity]);
    expect(band([5])).toEqual([5, 5, 5]);
    expect(costBand([]).median).toHaveLength(0);
  });
});
