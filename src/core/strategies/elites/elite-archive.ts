import type { Ranking } from '../../population/ranking.ts';
import { behavioursOf } from '../archive.ts';
import type { Behaviours } from '../novelty.ts';
import type { Setting } from '../strategy.ts';
import { cellOf, gridOf, type Grid } from './grid.ts';

/** The best individual ever met in each cell of a behaviour space. Arrays are replaced, never overwritten. */
export interface EliteArchive {
  readonly grid: Grid;
  /** Place of each cell's elite in the arrays below, −1 where nobody has been yet. */
  readonly places: Int32Array;
  readonly costs: Float64Array;
  /** A row for each elite: its behaviour, and its coordinates. */
  readonly behaviours: Float64Array;
  readonly rows: Float64Array;
  /** No cost is above this: the quality of an elite is what it lies below. */
  readonly worst: number;
}

/** Somebody who enters an archive. */
export interface Entry {
  readonly individual: number;
  readonly cell: number;
  /** The cell was empty before. */
  readonly discovery: boolean;
  /** How much the elite of the cell became cheaper; minus its cost for a discovery. */
  readonly gain: number;
}

type Space = Pick<Setting<unknown>, 'ranges' | 'worst' | 'dimension'>;

export function noElites({ ranges, worst, dimension }: Space, side: number): EliteArchive {
  const grid = gridOf(ranges, side, dimension);
  const nothing = new Float64Array(0);
  const places = new Int32Array(grid.cells).fill(-1);
  return { grid, worst, places, costs: nothing, behaviours: nothing, rows: nothing };
}

/**
 * Offers a generation to an archive, one individual after the other: whoever comes to an empty cell or is better than its elite
 * enters, and those behind have to be better than that. Nobody enters without a finite cost and behaviour.
 */
export function entriesOf({ grid, places, costs }: EliteArchive, ranking: Ranking): Entry[] {
  const behaviours = behavioursOf(ranking, grid.ranges.length);
  const standing = new Map<number, number>();
  const entries: Entry[] = [];
  for (let individual = 0; individual < ranking.size; individual++) {
    const cost = ranking.costs[individual];
    const cell = Number.isFinite(cost) ? cellOf(grid, behaviours, individual) : -1;
    if (cell < 0) continue;
    const discovery = places[cell] < 0 && !standing.has(cell);
    const before = standing.get(cell) ?? (discovery ? Infinity : costs[places[cell]]);
    if (!(cost < before)) continue;
    standing.set(cell, cost);
    entries.push({ individual, cell, discovery, gain: discovery ? -cost : before - cost });
  }
  return entries;
}

/** Of those who enter, who is still there in the end: one for each cell, by index. */
export function standing(entries: readonly Entry[]): Entry[] {
  const last = new Map(entries.map((entry) => [entry.cell, entry]));
  return entries.filter((entry) => last.get(entry.cell) === entry);
}

/**
 * The archive with some individuals in their cells.
 * @param rows their coordinates, one row after the other
 */
export function enter(
  archive: EliteArchive,
  entering: readonly Entry[],
  ranking: Ranking,
  rows: Float64Array,
): EliteArchive {
  if (entering.length === 0) return archive;
  const { grid } = archive;
  const own = behavioursOf(ranking, grid.ranges.length);
  const places = archive.places.slice();
  let count = archive.costs.length;
  for (const { cell } of entering) if (places[cell] < 0) places[cell] = count++;
  const costs = grown(archive.costs, count);
  const behaviours = grown(archive.behaviours, count * own.width);
  const dimension = rows.length / entering.length;
  const all = grown(archive.rows, count * dimension);
  entering.forEach(({ individual, cell }, k) => {
    const place = places[cell];
    costs[place] = ranking.costs[individual];
    behaviours.set(rowOf(own, individual), place * own.width);
    all.set(rows.subarray(k * dimension, (k + 1) * dimension), place * dimension);
  });
  return { ...archive, places, costs, behaviours, rows: all };
}

/** The elites of an archive in another grid; where several come to one cell, the best of them stays. */
export function moved(archive: EliteArchive, side: number, setting: Space): EliteArchive {
  const { costs, rows, behaviours: outcomes } = archive;
  const ranking = { size: costs.length, costs, outcomes, order: new Uint32Array(0), finite: costs.length };
  const empty = noElites(setting, side);
  const staying = standing(entriesOf(empty, ranking));
  const { dimension } = setting;
  const kept = new Float64Array(staying.length * dimension);
  staying.forEach(({ individual }, k) => {
    kept.set(rows.subarray(individual * dimension, (individual + 1) * dimension), k * dimension);
  });
  return enter(empty, staying, ranking, kept);
}

/** Share of all cells in which somebody has been. */
export function coverageOf({ grid, costs }: EliteArchive): number {
  return costs.length / grid.cells;
}

/** What all elites together lie below the worst cost; not a number where nobody knows that one. */
export function qualityOf({ costs, worst }: EliteArchive): number {
  if (worst === Infinity) return NaN;
  return costs.reduce((sum, cost) => sum + Math.max(0, worst - cost), 0);
}

function rowOf({ rows, width }: Behaviours, individual: number): Float64Array {
  return rows.subarray(individual * width, (individual + 1) * width);
}

function grown(numbers: Float64Array, length: number): Float64Array {
  const more = new Float64Array(length);
  more.set(numbers);
  return more;
}
