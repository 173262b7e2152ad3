import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestAlong, evaluationGrid } from '../../../src/core/analysis/grid.ts';
import { hitTimes } from '../../../src/core/analysis/hits.ts';
import { trialOutcome } from '../../../src/core/analysis/outcome.ts';
import { COCO_TARGETS, TARGETS, targetsOf } from '../../../src/core/analysis/targets.ts';
import { yardstickOf } from '../../../src/core/analysis/yardstick.ts';
import { resolve } from '../../../src/core/experiment/settings.ts';
import { scoreOf } from '../../../src/core/problems/task.ts';
import { TASKS } from '../../../src/core/problems/tasks/registry.ts';
import { advance } from '../../../src/engines/advance.ts';
import { engineSetting } from '../../../src/engines/setting.ts';
import { WasmEngine } from '../../../src/engines/wasm/engine.ts';
import { loadKernels } from '../../kernels/load.ts';
import { sphere } from '../functions.ts';
import { minimise, prepare } from '../minimise.ts';

/** Improvements of a run: evaluations rise, costs fall. */
const improvements = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.double({ min: 0.3, max: 0.99, noNaN: true })), { maxLength: 40 })
  .map((steps) => {
    let [evaluations, cost] = [0, 1000];
    return Float64Array.from(steps.flatMap(([more, factor]) => [(evaluations += more), (cost *= factor)]));
  });

describe('targets', () => {
  test('are those of COCO, to the last bit where they are powers of ten', () => {
    expect(COCO_TARGETS).toHaveLength(51);
    COCO_TARGETS.forEach((target, k) => {
      expect(Math.abs(target / 10 ** (2 - k / 5) - 1)).toBeLessThan(4e-15);
      if (k % 5 === 0) expect(target).toBe(Number(`1e${2 - k / 5}`));
    });
    expect(COCO_TARGETS[1]).toBe(63.09573444801932);
    expect(COCO_TARGETS[49]).toBe(1.5848931924611136e-8);
  });

  test('end with that of the run', () => {
    const of = (target: number) => [...targetsOf({ problem: 'bbob-f1', target })];
    expect(of(1e-8)).toEqual(COCO_TARGETS);
    expect(of(0)).toEqual([...COCO_TARGETS, 0]);
    expect(of(0.5)).toEqual([...COCO_TARGETS.filter((cost) => cost > 0.5), 0.5]);
    expect(of(1e6)).toEqual([1e6]);
  });

  const entries = TASKS.map((task) => [task.id, task] as const);

  test.each(entries)('of %s lead evenly from what needs no learning to the goal', (problem, { unlearnt }) => {
    const { description } = resolve({ problem });
    const targets = targetsOf(description);
    expect(targets).toHaveLength(TARGETS);
    expect(targets.at(-1)).toBe(description.target);
    const step = (unlearnt - description.target) / TARGETS;
    expect(targets[0]).toBeCloseTo(unlearnt - step, 9);
    for (let k = 1; k < TARGETS; k++) expect(targets[k - 1] - targets[k]).toBeCloseTo(step, 9);
    expect([...targetsOf({ ...description, target: 1e5 })]).toEqual([1e5]);
  });

  test.each(entries)('of %s begin where a network of zeros is', (problem, task) => {
    const kernels = loadKernels();
    const { description } = resolve({ problem });
    const engine = new WasmEngine(kernels, engineSetting(description));
    const rows = new Float64Array(description.dim);
    const plan = { kind: 'points' as const, size: 1, dimension: description.dim, rows };
    const test = task.testEpisodes > 0;
    const { costs, outcomes } = engine.evaluate(plan, { seed: 0, repetition: 0, generation: 0, test }, 0, 1);
    const score = test ? costs[0] : scoreOf(task, task.ceiling - costs[0], outcomes!);
    // A network of zeros gives all classes the same score, which counts as an error; to guess is right half the time.
    const unlearnt = task.actions.kind === 'scores' ? 0.5 * score : score;
    expect(Math.abs(task.unlearnt / unlearnt - 1)).toBeLessThan(1e-3);
    engine.release();
  });
});

describe('the grid of evaluations', () => {
  test('has 20 places to a decade and ends with the budget', () => {
    expect([...evaluationGrid(1)]).toEqual([1]);
    expect([...evaluationGrid(10)]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 10]);
    const grid = [...evaluationGrid(1_000_000)];
    expect(grid.filter((at) => at >= 1000 && at < 10_000)).toHaveLength(20);
    expect(grid.at(-1)).toBe(1_000_000);
    expect(evaluationGrid(1e9).length).toBeLessThan(200);
  });

  test('is that of COCO: ⌊10^(k/20)⌋', () => {
    const powers = Array.from({ length: 180 }, (_, k) => Math.floor(Math.pow(10, k / 20) * (1 + 1e-13)));
    expect([...evaluationGrid(1e9)]).toEqual([...new Set(powers), 1e9]);
  });

  test('rises strictly to any budget', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), (budget) => {
        const grid = evaluationGrid(budget);
        expect(grid.at(-1)).toBe(budget);
        for (let k = 1; k < grid.length; k++) expect(grid[k]).toBeGreaterThan(grid[k - 1]);
      }),
    );
  });
});

describe('hit times and curves', () => {
  const trace = Float64Array.of(1, 50, 7, 50, 9, 3, 20, 0);

  test('say when a target was first reached', () => {
    expect([...hitTimes(trace, Float64Array.of(100, 50, 10, 3, 0))]).toEqual([1, 1, 9, 9, 20]);
    expect([...hitTimes(trace.slice(0, 4), Float64Array.of(100, 50, 10, 3, 0))]).toEqual([
      1,
      1,
      Infinity,
      Infinity,
      Infinity,
    ]);
    expect([...hitTimes(new Float64Array(0), Float64Array.of(100))]).toEqual([Infinity]);
  });

  test('hold the best cost so far', () => {
    expect([...bestAlong(trace, Float64Array.of(1, 6, 7, 9, 10, 100))]).toEqual([50, 50, 50, 3, 3, 0]);
    expect([...bestAlong(trace.subarray(2), Float64Array.of(1, 7))]).toEqual([Infinity, 50]);
    expect([...bestAlong(new Float64Array(0), Float64Array.of(1, 7))]).toEqual([Infinity, Infinity]);
  });

  test('are what looking at every improvement gives', () => {
    fc.assert(
      fc.property(improvements, (steps) => {
        const pairs = Array.from({ length: steps.length / 2 }, (_, k) => [steps[2 * k], steps[2 * k + 1]]);
        const hits = hitTimes(steps, Float64Array.from(COCO_TARGETS));
        hits.forEach((hit, k) => expect(hit).toBe(pairs.find(([, cost]) => cost <= COCO_TARGETS[k])?.[0] ?? Infinity));
        const grid = evaluationGrid(2000);
        bestAlong(steps, grid).forEach((cost, k) => {
          expect(cost).toBe(pairs.findLast(([at]) => at <= grid[k])?.[1] ?? Infinity);
        });
      }),
    );
  });
});

describe('a trial', () => {
  test('is measured when its run is over, and not before', () => {
    const settings = { dim: 2, strategy: 'cma-es', restart: 'ipop', evaluations: 3000 };
    const { run, crew, description, engine } = prepare(settings, sphere);
    const yardstick = yardstickOf(description);
    advance(run, crew);
    expect(() => trialOutcome(run, { lane: 1, trial: 4 }, yardstick)).toThrow('not over');
    while (advance(run, crew));
    engine.release();
    const outcome = trialOutcome(run, { lane: 1, trial: 4 }, yardstick);
    expect(outcome).toMatchObject({ lane: 1, trial: 4, reason: 'target', restarts: 0, evaluations: run.evaluations });
    expect(outcome.hits.at(-1)).toBeLessThanOrEqual(run.evaluations);
    expect(outcome.curve.at(-1)).toBe(outcome.best);
    expect(structuredClone(outcome)).toEqual(outcome);
  });

  test('has no restarts where there is no policy, and no cost where none was finite', () => {
    const run = minimise({ dim: 2, strategy: 'random-search', evaluations: 50 }, () => NaN);
    const outcome = trialOutcome(run, { lane: 0, trial: 0, seconds: 2 }, yardstickOf(run.description));
    expect('restarts' in outcome).toBe(false);
    expect(outcome).toMatchObject({ best: Infinity, reason: 'evaluations', seconds: 2 });
    expect([...new Set(outcome.hits), ...new Set(outcome.curve)]).toEqual([Infinity, Infinity]);
  });
});
