import { Run } from '../../src/core/experiment/run.ts';
import { resolve } from '../../src/core/experiment/settings.ts';
import { advance } from '../../src/engines/advance.ts';
import { Crew } from '../../src/engines/crew.ts';
import { WasmEngine } from '../../src/engines/wasm/engine.ts';
import type { Kernels } from '../../src/kernels/kernels.ts';
import { ellipsoid, rastrigin, rosenbrock, sphere } from '../core/functions.ts';
import { median, objective, type Cost } from '../core/minimise.ts';

/** The functions of the reference, with their minimum 0 at a point of their own. */
const FUNCTIONS: Readonly<Record<string, { readonly cost: Cost; readonly optimum: number }>> = {
  sphere: { cost: sphere, optimum: 0 },
  ellipsoid: { cost: ellipsoid, optimum: 0 },
  rosenbrock: { cost: rosenbrock, optimum: 1 },
  rastrigin: { cost: rastrigin, optimum: 0 },
};

/** Half the width of the box, and of the box of optima. */
const REACH = 3;
const OPTIMA = 2;
/** Half the width of the box of every function of the suite, on which random search draws. */
const SUITE = 5;
const GENERATIONS = 20;

interface Column {
  readonly name: string;
  readonly strategy: string;
  readonly settings?: Readonly<Record<string, unknown>>;
}

const rule = (name: string, model: string): Column => ({
  name,
  strategy: 'evollm',
  settings: { model, reach: REACH, sigma: 0.2 },
});

/** In the order of the reference. */
export const COLUMNS: readonly Column[] = [
  { name: 'random search', strategy: 'random-search' },
  { name: 'hill climbing σ 0.2', strategy: 'hill-climbing', settings: { sigma: 0.2 } },
  { name: 'hill climbing σ 1', strategy: 'hill-climbing', settings: { sigma: 1 } },
  { name: 'SNES σ 1', strategy: 'snes', settings: { sigma: 1 } },
  { name: 'sep-CMA-ES σ 1', strategy: 'sep-cma-es', settings: { sigma: 1 } },
  { name: 'CMA-ES σ 1', strategy: 'cma-es', settings: { sigma: 1 } },
  rule('copy-best', 'copy-best'),
  rule('mean of best', 'mean-of-best'),
  rule('rank-weighted', 'rank-weighted'),
  rule('extrapolate', 'extrapolate'),
  rule('random integers', 'random-token'),
];

interface Row {
  readonly name: keyof typeof FUNCTIONS;
  readonly dim: number;
  readonly population: number;
  /** Medians of 50 seeds, in the order of `COLUMNS`. */
  readonly reference: readonly number[];
}

// prettier-ignore
export const ROWS: readonly Row[] = [
  row('sphere', 2, 5, [0.0967, 0.00198, 0.0144, 0.00155, 0.000384, 0.000323, 0.000843, 0.235, 0.000896, 0.00134, 0.103]),
  row('ellipsoid', 2, 5, [454, 20.3, 157, 14.4, 16.2, 13.2, 9.41, 5130, 18, 10.2, 493]),
  row('rosenbrock', 2, 5, [1.14, 0.495, 0.379, 0.432, 0.615, 0.356, 0.224, 2.93, 0.32, 0.276, 0.819]),
  row('rastrigin', 2, 5, [2.68, 9.57, 2.79, 1.81, 3.06, 2.32, 4.58, 4.72, 2.05, 5.05, 3.47]),
  row('sphere', 5, 5, [2.67, 0.793, 0.679, 0.232, 0.29, 0.275, 0.0751, 3.28, 0.0405, 0.313, 3.48]),
  row('ellipsoid', 5, 5, [14500, 7260, 9820, 3650, 4930, 8100, 2490, 63600, 2360, 3610, 26700]),
  row('rosenbrock', 5, 5, [271, 92.7, 72.7, 30.1, 40.3, 43.9, 12.2, 638, 7.85, 62.4, 489]),
  row('rastrigin', 5, 5, [25.6, 30.8, 29.2, 25.8, 26.1, 26.6, 15.8, 22.7, 14.2, 28.4, 28]),
  row('sphere', 2, 10, [0.0459, 0.000426, 0.00642, 0.000104, 5.18e-6, 9.84e-6, 0.000235, 0.00108, 0.000499, 0.000528, 0.058]),
  row('ellipsoid', 2, 10, [137, 7.23, 43.3, 3.47, 2.86, 1.06, 5.9, 5.55, 3.14, 7.4, 204]),
  row('rosenbrock', 2, 10, [0.356, 0.18, 0.146, 0.247, 0.299, 0.0782, 0.064, 0.378, 0.0925, 0.173, 0.424]),
  row('rastrigin', 2, 10, [1.97, 9.59, 1.85, 1.3, 1.86, 1.4, 2.02, 1.51, 2.05, 2.48, 2.54]),
  row('sphere', 5, 10, [1.96, 0.0635, 0.491, 0.056, 0.0279, 0.0628, 0.025, 0.0659, 0.0211, 0.0883, 2.93]),
  row('ellipsoid', 5, 10, [12900, 3940, 4580, 1060, 1400, 2070, 2130, 3860, 839, 1410, 19300]),
  row('rosenbrock', 5, 10, [180, 15.8, 46.8, 8.66, 8.57, 11.2, 5.75, 42.7, 5.24, 14.9, 260]),
  row('rastrigin', 5, 10, [22.5, 27.8, 23.5, 20.2, 20.1, 20.7, 15.3, 12.8, 10.1, 26.2, 26.2]),
];

function row(name: string, dim: number, population: number, reference: readonly number[]): Row {
  return { name, dim, population, reference };
}

/** One cell of the table beside that of the reference. */
export interface Cell {
  readonly row: Row;
  readonly column: Column;
  readonly own: number;
  readonly reference: number;
}

/** Median best cost of all columns of a row, over seeds 1, 2, 3, …; all columns of a seed have the same optimum and start. */
export function cellsOf(row: Row, seeds: number, kernels: Kernels): Cell[] {
  return COLUMNS.map((column, k) => {
    const best = Array.from({ length: seeds }, (_, seed) => bestOf(row, column, seed + 1, kernels));
    return { row, column, own: median(best), reference: row.reference[k] };
  });
}

function bestOf(
  { name, dim, population }: Row,
  { strategy, settings }: Column,
  seed: number,
  kernels: Kernels,
): number {
  const draw = uniforms(seed);
  const optimum = Array.from({ length: dim }, () => OPTIMA * draw());
  const start = Array.from({ length: dim }, () => REACH * draw());
  const own = FUNCTIONS[name];
  const moved = new Float64Array(dim);
  // Random search draws on the box of the suite, which is another one.
  const scale = strategy === 'random-search' ? REACH / SUITE : 1;
  const cost: Cost = (x) => {
    for (let j = 0; j < dim; j++) moved[j] = scale * x[j] - optimum[j] + own.optimum;
    return own.cost(moved);
  };
  const { description } = resolve({
    ...{ problem: 'bbob-f1', strategy, dim, seed, start, ...settings },
    ...(strategy === 'random-search' ? {} : { population }),
    ...{ generations: GENERATIONS, evaluations: GENERATIONS * population, target: 0, bounds: 'none' },
  });
  const setting = { problem: 'bbob-f1', dim, instance: 1, bounds: 'none', lower: -SUITE, upper: SUITE } as const;
  const engine = new WasmEngine(kernels, setting, objective(kernels, dim, cost));
  const crew = new Crew(engine, setting, 'auto', () => 0);
  const run = new Run(description, 0, kernels);
  // The budget is tiny, and everybody has all of it.
  Object.assign(run, { strategy: { ...run.strategy, stop: () => null } });
  while (advance(run, crew));
  engine.release();
  return run.best;
}

/** Uniform draws from [−1, 1] that depend on nothing but the seed (mulberry32). */
function uniforms(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2147483648 - 1;
  };
}

/** Share of cells within a factor 2 of the reference. */
export function shareWithin(cells: readonly Cell[]): number {
  return cells.filter(({ own, reference }) => Math.abs(Math.log2(own / reference)) <= 1).length / cells.length;
}

/** Mean rank of each column over the rows, 1 being the best; by own cells or by those of the reference. */
export function meanRanks(rows: readonly (readonly Cell[])[], by: 'own' | 'reference' = 'own'): number[] {
  return COLUMNS.map((_, k) => {
    const ranks = rows.map((cells) => 1 + cells.filter((cell) => cell[by] < cells[k][by]).length);
    return ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length;
  });
}
