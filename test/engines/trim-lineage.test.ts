import { describe, expect, it } from 'vitest';
import type { MutantsPlan } from '../../src/core/population/plan.ts';
import { advance } from '../../src/engines/advance.ts';
import { trimPlan } from '../../src/engines/trim-lineage.ts';
import { WasmEngine } from '../../src/engines/wasm/engine.ts';
import { loadKernels } from '../kernels/load.ts';
import { ellipsoid, sphere } from '../core/functions.ts';
import { objective, prepare } from '../core/minimise.ts';

const settings = { strategy: 'deep-ga', dim: 7, population: 30, parents: 6, target: 0, evaluations: 30 * 120 };
const setting = { problem: 'bbob-f1', dim: 7, instance: 1, bounds: 'none', lower: -5, upper: 5 } as const;

function stranger(): WasmEngine {
  const kernels = loadKernels();
  return new WasmEngine(kernels, setting, objective(kernels, 7, sphere));
}

const everyone = (size: number): number[] => Array.from({ length: size }, (_, i) => i);
const bornOf = ({ parents, lineage }: MutantsPlan): Set<number> =>
  new Set(Array.from(parents, (node) => lineage.born[node]));

describe('a trimmed plan', () => {
  it('makes the same individuals for somebody who saw every generation, and does not grow with them', () => {
    const { run, crew, engine } = prepare(settings, ellipsoid);
    const other = stranger();
    let known = new Set<number>();
    while (advance(run, crew)) {
      const plan = run.plan as MutantsPlan;
      const [from, to] = [run.generation % 7, 30 - (run.generation % 5)];
      const trimmed = structuredClone(trimPlan(plan, from, to, known));
      const expected = engine.rows(plan, run.shown!, everyone(30)).slice(from, to);
      expect(other.rows(trimmed, run.shown!, everyone(to - from))).toEqual(expected);
      expect(trimmed.lineage.seed.length).toBeLessThanOrEqual(2 * 6);
      known = bornOf(plan);
    }
    expect(run.generation).toBe(120);
  });

  it('tells the whole chain to somebody who saw nothing', () => {
    const { run, crew, engine } = prepare(settings, ellipsoid);
    for (let g = 0; g < 100; g++) advance(run, crew);
    const plan = run.plan as MutantsPlan;
    const trimmed = trimPlan(plan, 0, 30, new Set());
    expect(stranger().rows(trimmed, run.shown!, everyone(30))).toEqual(engine.rows(plan, run.shown!, everyone(30)));
  });

  it('is refused by somebody who lacks what it leaves out, rather than misread', () => {
    const { run, crew } = prepare(settings, ellipsoid);
    for (let g = 0; g < 50; g++) advance(run, crew);
    const before = run.plan as MutantsPlan;
    advance(run, crew);
    const trimmed = trimPlan(run.plan as MutantsPlan, 0, 30, bornOf(before));
    expect(() => stranger().rows(trimmed, run.shown!, [0])).toThrow(/ends at coordinates that are not here/);
  });

  it('does not mistake the genomes of one repetition for those of another', () => {
    const { run, crew, engine } = prepare(settings, ellipsoid);
    for (let g = 0; g < 3; g++) advance(run, crew);
    const plan = run.plan as MutantsPlan;
    const other = { ...plan, lineage: { ...plan.lineage, seed: plan.lineage.seed.map((seed) => seed ^ 1) } };
    engine.rows(plan, run.shown!, [0]);
    const mine = engine.rows(other, { ...run.shown!, repetition: 1 }, everyone(30));
    expect(mine).toEqual(stranger().rows(other, { ...run.shown!, repetition: 1 }, everyone(30)));
  });
});
