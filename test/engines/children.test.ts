import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChildrenPlan, Plan } from '../../src/core/population/plan.ts';
import { PURPOSE } from '../../src/core/random/purposes.ts';
import { Stream } from '../../src/core/random/stream.ts';
import { Crew } from '../../src/engines/crew.ts';
import { WasmEngine } from '../../src/engines/wasm/engine.ts';
import { loadKernels } from '../kernels/load.ts';
import { objective } from '../core/minimise.ts';

const kernels = loadKernels();
const ADDRESS = { seed: 3, repetition: 1, generation: 5 };

/** Members and recipes of any shape: crossover, differences with draws and without, mutations, all or none of them. */
const plans = fc
  .record({
    dimension: fc.integer({ min: 1, max: 9 }),
    size: fc.integer({ min: 1, max: 21 }),
    count: fc.integer({ min: 1, max: 6 }),
    crossed: fc.boolean(),
    forced: fc.boolean(),
    powered: fc.boolean(),
    randoms: fc.array(fc.boolean(), { maxLength: 3 }),
    salt: fc.nat(1e6),
  })
  .map(({ dimension, size, count, crossed, forced, powered, randoms, salt }): ChildrenPlan => {
    let state = salt;
    const next = (below: number): number => (state = (state * 1664525 + 1013904223) % 4294967296) % below;
    const indices = (from: number, below: number): Int32Array =>
      Int32Array.from({ length: size }, () => from + next(below - from));
    const numbers = (length: number): Float64Array => Float64Array.from({ length }, () => next(2001) / 500 - 2);
    return {
      kind: 'children',
      size,
      dimension,
      members: numbers(count * dimension),
      base: indices(0, count),
      differences: randoms.map((random) => ({
        plus: indices(0, count),
        minus: indices(-1, count),
        weight: numbers(size),
        random,
      })),
      ...(crossed
        ? {
            crossover: {
              other: indices(0, count),
              keep: numbers(size).map((value) => (value + 2) / 4),
              ...(forced ? { forced: indices(-1, dimension) } : {}),
            },
          }
        : {}),
      ...(powered ? { power: numbers(size).map(Math.abs) } : {}),
    };
  });

function engineFor(dimension: number, cost = (x: Float64Array) => x[0]): WasmEngine {
  const setting = { problem: 'bbob-f1', dim: dimension, instance: 1, bounds: 'none', lower: -5, upper: 5 } as const;
  return new WasmEngine(kernels, setting, objective(kernels, dimension, cost));
}

/** The definition, written out for one child. */
function literal(plan: ChildrenPlan, child: number): number[] {
  const { dimension: n, members, base, differences = [], crossover, power } = plan;
  const at = (member: number, j: number): number => (member < 0 ? 0 : members[member * n + j]);
  const stream = new Stream(kernels, ADDRESS.seed, ADDRESS.repetition);
  const draws = new Float64Array(n * (1 + differences.length));
  stream.uniforms(PURPOSE.recombination, ADDRESS.generation, child, draws);
  const noise = engineFor(n);
  const gaussian: Plan = {
    kind: 'gaussian',
    size: plan.size,
    dimension: n,
    mean: new Float64Array(n),
    sigma: 1,
    factor: null,
    mirrored: false,
  };
  const z = noise.rows(gaussian, ADDRESS, [child])[0];
  noise.release();
  return Array.from({ length: n }, (_, j) => {
    let x = at(base[child], j);
    let used = crossover ? 1 : 0;
    for (const { plus, minus, weight, random } of differences) {
      const u = random ? draws[used++ * n + j] : 1;
      if (weight[child] !== 0) x += weight[child] * u * (at(plus[child], j) - at(minus[child], j));
    }
    if (crossover && draws[j] >= crossover.keep[child] && crossover.forced?.[child] !== j) {
      x = at(crossover.other[child], j);
    }
    return power && power[child] !== 0 ? x + power[child] * z[j] : x;
  });
}

describe('children of kept members', () => {
  it('are what their recipe says, to the last bit', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const engine = engineFor(plan.dimension);
        const all = Array.from({ length: plan.size }, (_, i) => i);
        expect(engine.rows(plan, ADDRESS, all).map((row) => [...row])).toEqual(all.map((i) => literal(plan, i)));
        expect([...engine.keep(plan, ADDRESS, Uint32Array.from(all))]).toEqual(all.flatMap((i) => literal(plan, i)));
        engine.release();
      }),
      { numRuns: 100 },
    );
  });

  it('are the same in every slice', () => {
    fc.assert(
      fc.property(plans, fc.nat(20), (plan, cut) => {
        const engine = engineFor(plan.dimension, (x) => x.reduce((sum, value, j) => sum + (j + 1) * value, 0));
        const whole = [...engine.evaluate(plan, ADDRESS, 0, plan.size).costs];
        const from = cut % plan.size;
        expect([...engine.evaluate(plan, ADDRESS, from, plan.size).costs]).toEqual(whole.slice(from));
        if (from > 0) expect([...engine.evaluate(plan, ADDRESS, 0, from).costs]).toEqual(whole.slice(0, from));
        engine.release();
      }),
      { numRuns: 100 },
    );
  });

  it('are their parents to the last bit where nothing is asked to change', () => {
    const members = Float64Array.of(0.1, 1e300, -0.7, 5e-324, 3, -2);
    const plan: ChildrenPlan = { kind: 'children', size: 2, dimension: 3, members, base: Int32Array.of(1, 0) };
    const engine = engineFor(3);
    expect([...engine.keep(plan, ADDRESS, Uint32Array.of(1, 0))]).toEqual([...members]);
    engine.release();
  });
});

describe('individuals that a strategy keeps', () => {
  it('come as they were drawn, behind the sums, although they were evaluated inside the box', () => {
    const setting = { problem: 'bbob-f1', dim: 2, instance: 1, bounds: 'clip', lower: -5, upper: 5 } as const;
    const engine = new WasmEngine(
      kernels,
      setting,
      objective(kernels, 2, (x) => x[0]),
    );
    const crew = new Crew(engine, setting, 'auto', () => 0);
    const rows = Float64Array.of(7, 1, 2, -9, 3, 4);
    const plan: Plan = { kind: 'points', size: 3, dimension: 2, rows };
    crew.answer({ kind: 'evaluate', plan, address: ADDRESS, count: 3 });
    const request = { sums: [], keep: Uint32Array.of(1, 0) };
    const answer = crew.answer({ kind: 'fold', plan, address: ADDRESS, request, rows: [0] });
    expect(answer).toEqual({ kind: 'fold', folded: [Float64Array.of(2, -9, 7, 1)], rows: [Float64Array.of(5, 1)] });
    engine.release();
  });
});
