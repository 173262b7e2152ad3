import type { Run } from '../../core/experiment/run.ts';
import { sampledRanks } from '../../core/population/sample.ts';
import { archiveIn } from '../../core/strategies/archive.ts';
import { elitesIn } from '../../core/strategies/elites/elites-in.ts';
import type { State } from '../../core/strategies/strategy.ts';
import type { Crew } from '../../engines/crew.ts';
import type { Cast, EliteMap, Endings } from '../snapshot.ts';

/** Weights that are sent at one time, in all: 4 MB. The best of a generation is always among them. */
const MOST_NUMBERS = 500_000;
/** A stage shows each of them for seconds; while a run plays it needs no newer ones in between. */
const INTERVAL_MS = 300;
const last = new WeakMap<Run, number>();

/** Whether whoever is to be seen acting should be sent now. */
export function castIsDue(run: Run, playing: boolean): boolean {
  const now = performance.now();
  if (playing && now - (last.get(run) ?? -Infinity) < INTERVAL_MS) return false;
  last.set(run, now);
  return true;
}

/** The best individuals of the shown generation and some of the others; null before there is one. */
export function takeCast({ plan, ranking, shown }: Run, crew: Crew, most: number): Cast | null {
  if (!plan || !ranking || !shown) return null;
  const room = Math.max(1, Math.floor(MOST_NUMBERS / plan.dimension));
  const ranks = sampledRanks(ranking.size, Math.min(most, room));
  const individuals = Array.from(ranks, (rank) => ranking.order[rank]);
  const weights = new Float64Array(plan.dimension * ranks.length);
  crew.engine.rows(plan, shown, individuals).forEach((row, k) => weights.set(row, k * plan.dimension));
  const costs = Float64Array.from(individuals, (individual) => ranking.costs[individual]);
  return { generation: shown.generation + 1, address: shown, size: ranking.size, ranks, weights, costs };
}

/**
 * How the episodes of the shown generation ended, and whoever is remembered; null where a task tells nothing of it.
 * @param cell whose elite is wanted with its weights; −1 for nobody's
 */
export function takeEndings({ ranking, state }: Run, cell = -1): Endings | null {
  if (!ranking?.outcomes) return null;
  const archive = archiveIn(state);
  return {
    width: ranking.outcomes.length / ranking.size,
    rows: Float32Array.from(ranking.outcomes),
    archive: Float32Array.from(archive?.rows ?? []),
    archiveWidth: archive?.width ?? 1,
    elites: takeElites(state, cell),
  };
}

function takeElites(state: State, cell: number): EliteMap | null {
  const archive = elitesIn(state);
  if (!archive) return null;
  const { grid, places, costs, rows } = archive;
  const place = places[cell] ?? -1;
  const dimension = rows.length / costs.length;
  return {
    side: grid.side,
    ranges: grid.ranges,
    costs: Float64Array.from(places, (own) => (own < 0 ? NaN : costs[own])),
    chosen: place < 0 ? null : { cell, weights: rows.slice(place * dimension, (place + 1) * dimension) },
  };
}
