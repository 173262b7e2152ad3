import { describe, expect, it } from 'vitest';
import type { MutantsPlan } from '../../../src/core/population/plan.ts';
import { encodeGenome, type GrowingLineage } from '../../../src/core/strategies/lineage.ts';
import type { State } from '../../../src/core/strategies/strategy.ts';
import { advance } from '../../../src/engines/advance.ts';
import { WasmEngine } from '../../../src/engines/wasm/engine.ts';
import { loadKernels } from '../../kernels/load.ts';
import { ellipsoid, rosenbrock, sphere } from '../functions.ts';
import { minimise, objective, prepare } from '../minimise.ts';

interface DeepGa extends State {
  readonly lineage: GrowingLineage;
  readonly parents: Int32Array;
  readonly elite: number;
  readonly eliteCost: number;
}

const setting = { problem: 'bbob-f1', dim: 12, instance: 1, bounds: 'none', lower: -5, upper: 5 } as const;

/** Another engine with another memory, as another worker would have, that has never seen this run. */
function strangerRows(plan: MutantsPlan): Float64Array[] {
  const kernels = loadKernels();
  const engine = new WasmEngine(kernels, setting, objective(kernels, 12, sphere));
  const everyone = Array.from({ length: plan.size }, (_, i) => i);
  return engine.rows(plan, { seed: 0, repetition: 0, generation: 0 }, everyone);
}

/** Reads a genome's bytes back and decodes it with nothing but the kernels. */
function decode(genome: Uint8Array, dimension: number): number[] {
  const kernels = loadKernels();
  const view = new DataView(genome.buffer);
  const row = kernels.float32(dimension);
  const quantiles = kernels.float32(65536);
  const scaled = kernels.float32(65536);
  kernels.call.quantileTable(quantiles.pointer);
  kernels.call.decodeUniform(row.pointer, dimension, view.getUint32(0, true), -5, 5, 4);
  for (let at = 4; at < genome.length; at += 8) {
    kernels.call.scaleTable(quantiles.pointer, view.getFloat32(at + 4, true), scaled.pointer);
    kernels.call.addNoise(row.pointer, dimension, view.getUint32(at, true), scaled.pointer, 5);
  }
  return [...row.values];
}

describe('Deep GA', () => {
  const settings = { strategy: 'deep-ga', dim: 12, population: 40, parents: 8, target: 0, evaluations: 40 * 200 };

  it('(a, b) rebuilds weights from their chains, bit for bit, after 200 generations and in another memory', () => {
    const { run, crew, engine } = prepare(settings, ellipsoid);
    for (let g = 0; g < 199; g++) advance(run, crew);
    const everyone = Array.from({ length: 40 }, (_, i) => i);
    advance(run, crew);
    const plan = run.plan as MutantsPlan;
    const live = engine.rows(plan, run.shown!, everyone);
    expect(run.generation).toBe(200);
    expect(strangerRows(plan)).toEqual(live);
    expect([...run.solution].every((value) => Math.fround(value) === value)).toBe(true);
  });

  it('(a) writes its elite as bytes that decode to the evaluated solution', () => {
    const { run, crew } = prepare(settings, ellipsoid);
    while (advance(run, crew));
    const { lineage, parents, elite } = run.state as DeepGa;
    expect(decode(encodeGenome(lineage, parents[elite]), 12)).toEqual([...run.solution]);
  });

  it('(c) with power 0 never finds anything better than its first generation', () => {
    const first = minimise({ ...settings, power: 0, evaluations: 40 }, rosenbrock);
    const later = minimise({ ...settings, power: 0 }, rosenbrock);
    expect(later.best).toBe(first.best);
  });

  it('(d) never loses its elite', () => {
    const { run, crew } = prepare(settings, rosenbrock);
    let before = Infinity;
    while (advance(run, crew)) {
      const { eliteCost } = run.state as DeepGa;
      expect(eliteCost).toBeLessThanOrEqual(before);
      expect(eliteCost).toBe(run.best);
      before = eliteCost;
    }
    expect(before).toBeLessThan(100);
  });

  it('(e) chooses parents evenly', () => {
    const counts = new Array<number>(8).fill(0);
    const { run, crew } = prepare(settings, ellipsoid);
    advance(run, crew);
    while (advance(run, crew)) for (const parent of (run.plan as MutantsPlan).parentOf) counts[parent]++;
    const expected = counts.reduce((sum, count) => sum + count, 0) / 8;
    const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 99.9 % point of the chi-square distribution with 7 degrees of freedom.
    expect(chiSquare).toBeLessThan(24.3);
  });

  it('(f) stores a genome in at most 4 + 8 g bytes after g mutations', () => {
    const { run, crew } = prepare(settings, ellipsoid);
    while (advance(run, crew)) {
      const { lineage, parents } = run.state as DeepGa;
      for (const parent of parents)
        expect(encodeGenome(lineage, parent).length).toBeLessThanOrEqual(4 + 8 * (run.generation - 1));
    }
  });

  it('starts uniform in the box, from the seed', () => {
    const { run, crew, engine } = prepare({ ...settings, population: 2000 }, sphere);
    advance(run, crew);
    const rows = engine
      .rows(
        run.plan!,
        run.shown!,
        Array.from({ length: 2000 }, (_, i) => i),
      )
      .flatMap((row) => [...row]);
    expect(rows.every((value) => value >= -5 && value < 5)).toBe(true);
    const mean = rows.reduce((sum, value) => sum + value, 0) / rows.length;
    const variance = rows.reduce((sum, value) => sum + value * value, 0) / rows.length;
    expect(Math.abs(mean)).toBeLessThan(4 * Math.sqrt(100 / 12 / rows.length));
    expect(Math.abs(variance - 100 / 12)).toBeLessThan(0.2);
    const other = prepare({ ...settings, seed: 2 }, sphere);
    advance(other.run, other.crew);
    expect([...other.run.solution]).not.toEqual([...run.solution]);
  });

  it('forgets lines that died out', () => {
    const { run, crew } = prepare({ ...settings, evaluations: 40 * 2000 }, ellipsoid);
    while (advance(run, crew));
    const { lineage } = run.state as DeepGa;
    // Eight survivors in each of 2,000 generations would make 16,000 nodes.
    expect(lineage.length).toBeLessThan(2 * 2100);
  });
});
