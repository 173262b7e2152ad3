import { resultOf, type Result } from '../../core/experiment/result.ts';
import type { Run } from '../../core/experiment/run.ts';
import type { Crew } from '../../engines/crew.ts';
import { REFERENCE, type EngineReport, type Later, type Pictures } from '../../engines/engine.ts';
import type { Asking, DeviceOffer, PopulationSight, Snapshot } from '../snapshot.ts';
import type { Path } from './path-log.ts';
import { castIsDue, takeCast, takeEndings } from './take-cast.ts';
import { takePopulation } from './take-population.ts';

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
  /** What computes; the reference engine unless told. */
  readonly engine?: EngineReport;
  /** What would be faster, if anything. */
  readonly offer?: DeviceOffer | null;
  /** What the run waits for, if anything. */
  readonly asking?: Asking | null;
}

const CHECKPOINT_INTERVAL_MS = 1000;
/** A curve of more steps than a screen has pixels looks the same. */
const MOST_IMPROVEMENTS = 2048;
const MOST_COSTS = 1024;
const lastCheckpoint = new WeakMap<Run, { readonly at: number; readonly generation: number }>();
const finished = new WeakMap<Run, Result>();

/**
 * Copies what a page shows of a run; nothing in it changes when the run goes on, not even where the pictures of its
 * population come later.
 */
export function takeSnapshot(run: Run, crew: Crew, view: SnapshotView): Snapshot;
export function takeSnapshot(run: Run, crew: Crew, view: SnapshotView, pictures: Pictures): Later<Snapshot>;
export function takeSnapshot(run: Run, crew: Crew, view: SnapshotView, pictures?: Pictures): Later<Snapshot> {
  // First of all: the work on a population is queued before the run can go on.
  const population = takePopulation(run, pictures ?? crew.engine, view.sight);
  const rest = takeRest(run, crew, view);
  if (population instanceof Promise) return population.then((seen) => ({ ...rest, population: seen }));
  return { ...rest, population };
}

function takeRest(run: Run, crew: Crew, view: SnapshotView): Omit<Snapshot, 'population'> {
  const { status, engine = REFERENCE, offer = null } = view;
  const actors = view.sight?.actors ?? 0;
  const acting = actors > 0 && castIsDue(run, status.kind === 'playing');
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
    provenance: run.provenance,
    testScore: run.testScore,
    shape: shapeOf(run),
    cast: acting ? takeCast(run, crew, actors) : null,
    endings: acting ? takeEndings(run, view.sight?.elite) : null,
    costs: costsOf(run),
    restarts: run.restarts(),
    exchange: run.strategy.exchange?.(run.state, run.setting) ?? null,
    asking: view.asking ?? null,
    path: view.path,
    improvements: run.trace.sample(MOST_IMPROVEMENTS),
    marks: [...run.trace.marks],
    history: run.history.record(),
    // Who waits for a reply is at rest, and every reply was paid for.
    checkpoint: checkpointOf(run, status.kind === 'playing' && !view.asking),
    result: status.kind === 'done' ? once(run) : null,
    shares: [...crew.shares],
    wanting: crew.wanting,
    notices: view.notices,
    engine,
    offer,
  };
}

/** Every buffer of a snapshot that can move to the page instead of being copied. */
export function buffersOf(snapshot: Snapshot): ArrayBuffer[] {
  const { population, cast, endings, costs, improvements, history, solution, shape, path } = snapshot;
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
    cast?.ranks,
    cast?.weights,
    cast?.costs,
    endings?.rows,
    endings?.archive,
    endings?.elites?.costs,
    endings?.elites?.chosen?.weights,
  ];
  return arrays.flatMap((array) => (array ? [array.buffer as ArrayBuffer] : []));
}

function shapeOf(run: Run): Snapshot['shape'] {
  const { plan, strategy } = run;
  // A mean that somebody else has proposed stays with the generation that was drawn around it.
  const told = strategy.exchange?.(run.state, run.setting)?.shape;
  if (told) return { ...told, mean: told.mean.slice(), factor: told.factor?.slice() ?? null };
  if (plan?.kind !== 'gaussian') return null;
  return { mean: plan.mean.slice(), sigma: plan.sigma, factor: plan.factor?.slice() ?? null };
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
