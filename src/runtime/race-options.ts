import type { RunDescription } from '../core/experiment/description.ts';
import type { PopulationSight, Snapshot } from './snapshot.ts';
import type { PortPair, Spawn } from './workers.ts';

/** What `new LiveRace(options)` of `race.ts` needs; it begins paused, and shows every lane before its first generation. */
export interface LiveRaceOptions {
  readonly spawn: Spawn;
  readonly makeChannel: () => PortPair;
  readonly module: WebAssembly.Module;
  /** A worker each. */
  readonly lanes: readonly RunDescription[];
  /** Resolves when the reader wants the next snapshot of a lane. */
  readonly ready: () => Promise<void>;
  /** Over when its `result` is there. */
  readonly onSnapshot: (lane: number, snapshot: Snapshot) => void;
  /** All lanes are over. */
  readonly onDone: () => void;
  /** In words: a lane's worker was replaced. */
  readonly onNotice: (lane: number, message: string) => void;
  /** In words: a lane cannot go on; the others do. */
  readonly onFailure: (lane: number, message: string) => void;
  /** How long a worker may leave a call unanswered before it is replaced. */
  readonly patienceMs?: number;
}

/** What a live race does when told; `LiveRace` is one. */
export interface RaceControls {
  /** Goes on at this many evaluations per second for each lane; Infinity as fast as the slowest lane allows. */
  play(speed: number): void;
  /** Every lane stops where it is; nothing is computed until somebody plays or steps. */
  pause(): void;
  /** Every lane goes one evaluation beyond the furthest, with the generation that it is part of; then all rest. */
  step(): void;
  /** What of the populations is to be seen. */
  show(sight: PopulationSight | null): void;
  /** Ends all workers; nothing is reported any more. */
  close(): void;
}
