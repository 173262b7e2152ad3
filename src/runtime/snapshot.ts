import type { Exchange } from '../core/evollm/exchange.ts';
import type { Question } from '../core/evollm/question.ts';
import type { Checkpoint, Head } from '../core/experiment/checkpoint.ts';
import type { DrawAddress } from '../core/population/plan.ts';
import type { Range } from '../core/problems/task.ts';
import type { EngineReport } from '../engines/engine.ts';
import type { Directions } from '../core/landscape/plane.ts';
import type { Provenance } from '../core/experiment/provenance.ts';
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
  /** How many individuals are wanted with the weights that they act with in a task; none where this is missing. */
  readonly actors?: number;
  /** Cell of a behaviour space whose elite is wanted with its weights; nobody's where this is missing. */
  readonly elite?: number;
}

/** Individuals of a generation that are to be seen acting: the best, and some of the others. */
export interface Cast {
  /** Completed generations after theirs. */
  readonly generation: number;
  /** What their generation, and the episodes it was trained on, were drawn from. */
  readonly address: DrawAddress;
  /** Individuals of the whole generation. */
  readonly size: number;
  /** Their ranks, ascending, 0 for the best. */
  readonly ranks: Uint32Array;
  /** One row of weights for each, as they were evaluated. */
  readonly weights: Float64Array;
  readonly costs: Float64Array;
}

/** How the episodes of everybody in a generation ended. */
export interface Endings {
  /** Outcomes of one individual. */
  readonly width: number;
  /** Outcomes of individuals in the order of their indices, not of their ranks. */
  readonly rows: Float32Array;
  /** Behaviours that a search for novelty remembers, `archiveWidth` numbers each; empty where there are none. */
  readonly archive: Float32Array;
  readonly archiveWidth: number;
  /** Null where the strategy keeps no elites. */
  readonly elites: EliteMap | null;
}

/** Who is the best in each cell of a behaviour space. */
export interface EliteMap {
  /** Parts that the range of each number of a behaviour is cut into. */
  readonly side: number;
  readonly ranges: readonly Range[];
  /** The elite's cost for each cell, the first number of a behaviour running fastest; NaN where nobody has been yet. */
  readonly costs: Float64Array;
  /** The elite that was asked for; null where there is none. */
  readonly chosen: { readonly cell: number; readonly weights: Float64Array } | null;
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

/** A graphics processor that would be much faster, and what both need for a generation, in milliseconds. */
export interface DeviceOffer {
  readonly device: string;
  readonly referenceMs: number;
  readonly deviceMs: number;
}

/** What a run waits for: somebody has to ask a language model, and bring the replies under the same number. */
export interface Asking {
  /** Another one whenever something is asked, also of a worker that took another one's place. */
  readonly id: number;
  readonly questions: readonly Question[];
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
  /** How the run came by it; null before there is one. */
  readonly provenance: Provenance | null;
  /** Score of the generation that is shown, as a cost: in its test, or of its best individual where training shows it; NaN without one. */
  readonly testScore: number;
  /** Distribution that the shown generation was drawn from, or null. */
  readonly shape: SearchShape | null;
  readonly population: PopulationView | null;
  /** Who is to be seen acting in a task: present when that was wanted, and now and then while a run plays. */
  readonly cast: Cast | null;
  /** Present together with `cast`, where a task tells how episodes ended. */
  readonly endings: Endings | null;
  /**
   * Finite costs of the shown generation as its strategy was told them, in ascending order: all of them, or as many as a
   * picture needs, at even spacing. Empty before there is one.
   */
  readonly costs: Float64Array;
  readonly restarts: Restarts | null;
  /** What was asked and answered before the shown generation was drawn; null where nobody asks. */
  readonly exchange: Exchange | null;
  /** What must be answered before it can go on; null while it can by itself. */
  readonly asking: Asking | null;
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
  /** Whether evaluators would make generations faster, should there be none yet. */
  readonly wanting: boolean;
  /** What went wrong and was mended since the last snapshot. */
  readonly notices: readonly string[];
  /** What computes the run. */
  readonly engine: EngineReport;
  /** Present once a graphics processor has proved to be much faster. */
  readonly offer: DeviceOffer | null;
}
