import { resultOf, type Result } from '../../core/experiment/result.ts';
import type { Run } from '../../core/experiment/run.ts';
import { coordinateDirections } from '../../core/landscape/plane.ts';
import { sampledRanks } from '../../core/population/sample.ts';
import type { Crew } from '../../engines/crew.ts';
import type { PopulationSample, PopulationSight, PopulationView, Snapshot } from '../snapshot.ts';
import type { Path } from './path-log.ts';

export type RunStatus =
  { readonly kind: 'paused' | 'playing' | 'done' } | { readonly kind: 'failed'; readonly failure: string };

/** What a snapshot says besides the run itself. */
export interface SnapshotView {
  readonly version: number;
  readonly status: RunStatus;
  /** Null for the first two coordinates. */
  readonly sight: PopulationSight | null;
  readonly notices: readonly string[];
  /** Where the search has been since the last snapshot. */
  readonly path: Path;
}

const CHECKPOINT_INTERVAL_MS = 1000;
/** Individuals that are sent with all their coordinates: as many lines as an eye can follow, and some more. */
const MOST_SAMPLED = 300;
/** A curve of more steps than a screen has pixels looks the same. */
const MOST_IMPROVEMENTS = 2048;
const MOST_COSTS = 1024;
const lastCheckpoint = new WeakMap<Run, { readonly at: number; readonly generation: number }>();
const finished = new WeakMap<Run, Result>();

/** Copies what a page shows of a run; nothing in it changes when the run goes on. */
export function takeSnapshot(run: Run, crew: Crew, view: SnapshotView): Snapshot {
  const { status } = view;
  return {
    version: view.version,
    status: status.kind,
    failure: status.kind === 'failed' ? status.failure : '',
    generation: run.generation,
    evaluations: run.evaluations,
    head: run.head,
    invalid: run.invalid,
    best: run.best,
    solution: run.solution.slice(),
    shape: shapeOf(run),
    population: populationOf(run, crew, view.sight),
    costs: costsOf(run),
    restarts: run.restarts(),
    path: view.path,
    improvements: run.trace.sample(MOST_IMPROVEMENTS),
    marks: [...run.trace.marks],
    history: run.history.record(),
    checkpoint: checkpointOf(run, status.kind === 'playing'),
    result: status.kind === 'done' ? once(run) : null,
    shares: [...crew.shares],
    notices: view.notices,
  };
}

/** Every buffer of a snapshot that can move to the page instead of being copied. */
export function buffersOf(snapshot: Snapshot): ArrayBuffer[] {
  const { population, costs, improvements, history, solution, shape, path } = snapshot;
  const arrays = [
    improvements,
    costs,
    history.values,
    solution,
    population?.points,
    population?.order,
    population?.sample?.ranks,
    population?.sample?.rows,
    shape?.mean,
    shape?.factor,
    path.rows,
  ];
  return arrays.flatMap((array) => (array ? [array.buffer as ArrayBuffer] : []));
}

function shapeOf(run: Run): Snapshot['shape'] {
  const { plan } = run;
  if (plan?.kind !== 'gaussian') return null;
  return { mean: plan.mean.slice(), sigma: plan.sigma, factor: plan.factor?.slice() ?? null };
}

function populationOf(run: Run, crew: Crew, sight: PopulationSight | null): PopulationView | null {
  const { plan, ranking, shown } = run;
  if (!plan || !ranking || !shown) return null;
  const { size, order } = ranking;
  // A page that has just moved on to another dimension may still ask for directions of the last one.
  const fits = sight?.directions.every((direction) => direction.length === plan.dimension);
  const directions = sight && fits ? sight.directions : coordinateDirections(plan.dimension, [0, 1]);
  return {
    size,
    directions,
    points: crew.engine.project(plan, shown, 0, size, directions),
    sample: sight?.sampled ? sampleOf(run, crew) : null,
    order: order.slice(),
    selected: run.selected(),
  };
}

function sampleOf({ plan, ranking, shown }: Run, crew: Crew): PopulationSample | null {
  if (!plan || !ranking || !shown) return null;
  const ranks = sampledRanks(ranking.size, MOST_SAMPLED);
  const individuals = ranks.map((rank) => ranking.order[rank]);
  return { ranks, rows: crew.engine.gather(plan, shown, individuals) };
}

function costsOf({ ranking }: Run): Float64Array {
  if (!ranking) return new Float64Array(0);
  const { costs, order, finite } = ranking;
  const count = Math.min(finite, MOST_COSTS);
  const spacing = count > 1 ? (finite - 1) / (count - 1) : 0;
  return Float64Array.from({ length: count }, (_, k) => costs[order[Math.round(k * spacing)]]);
}

/** While it plays about once a second; at rest wherever it came to rest, so that nothing is behind what is shown. */
function checkpointOf(run: Run, playing: boolean): Snapshot['checkpoint'] {
  if (!run.settled) return null;
  const now = performance.now();
  const last = lastCheckpoint.get(run);
  const due = playing ? now - (last?.at ?? -Infinity) >= CHECKPOINT_INTERVAL_MS : last?.generation !== run.generation;
  if (!due) return null;
  lastCheckpoint.set(run, { at: now, generation: run.generation });
  return run.checkpoint();
}

function once(run: Run): Result {
  let result = finished.get(run);
  if (!result) finished.set(run, (result = resultOf(run)));
  return result;
}
