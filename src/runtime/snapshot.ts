import type { Checkpoint, Head } from '../core/experiment/checkpoint.ts';
import type { Directions } from '../core/landscape/plane.ts';
import type { HistoryRecord } from '../core/experiment/history.ts';
import type { Result } from '../core/experiment/result.ts';
import type { Path } from './host/path-log.ts';
import type { Restarts } from '../core/strategies/restart.ts';
import type { SearchShape } from '../core/strategies/strategy.ts';

/** What of a population a picture wants to see. */
export interface PopulationSight {
  readonly directions: Directions;
  /** Whether all coordinates of a sample of individuals are wanted too. */
  readonly sampled: boolean;
}

/** All coordinates of some individuals, from the best to the worst. */
export interface PopulationSample {
  /** Their ranks, ascending, 0 for the best. */
  readonly ranks: Uint32Array;
  /** One row of coordinates for each. */
  readonly rows: Float32Array;
}

/** The individuals of the last generation, as a picture shows them. */
export interface PopulationView {
  readonly size: number;
  readonly directions: Directions;
  /** Products of each individual with the two directions, interleaved. */
  readonly points: Float32Array;
  /** Individuals from best to worst. */
  readonly order: Uint32Array;
  /** Null unless it was wanted. */
  readonly sample: PopulationSample | null;
  /** How many of the best shape the next generation. */
  readonly selected: number;
}

/** A run at one moment; only the newest matters. */
export interface Snapshot {
  /** Grows with every change. */
  readonly version: number;
  readonly status: 'paused' | 'playing' | 'done' | 'failed';
  /** Why it failed; empty otherwise. */
  readonly failure: string;
  readonly generation: number;
  readonly evaluations: number;
  /** The furthest the run has been; what is shown may be its past. Improvements and history reach until there. */
  readonly head: Head;
  readonly invalid: number;
  readonly best: number;
  readonly solution: Float64Array;
  /** Distribution that the shown generation was drawn from, or null. */
  readonly shape: SearchShape | null;
  readonly population: PopulationView | null;
  /**
   * Finite costs of the shown generation as its strategy was told them, in ascending order: all of them, or as many as a
   * picture needs, at even spacing. Empty before there is one.
   */
  readonly costs: Float64Array;
  readonly restarts: Restarts | null;
  /** Where the search has been since the last snapshot. */
  readonly path: Path;
  /** Evaluation and cost of improvements, alternating: all of them, or as many as a curve needs. */
  readonly improvements: Float64Array;
  /** Beginnings of the digest after generations 1, 2, 4, … until the head: what a result link is held against on the way. */
  readonly marks: readonly string[];
  readonly history: HistoryRecord;
  /** Present about once a second, and when the run rests: where to go on if this worker, or the whole page, is gone. */
  readonly checkpoint: Checkpoint | null;
  /** Present once the run is done. */
  readonly result: Result | null;
  /** Individuals that each evaluator has evaluated. */
  readonly shares: readonly number[];
  /** What went wrong and was mended since the last snapshot. */
  readonly notices: readonly string[];
}
