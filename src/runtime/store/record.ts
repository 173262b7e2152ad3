import type { Checkpoint } from '../../core/experiment/checkpoint.ts';
import type { RunDescription } from '../../core/experiment/description.ts';
import type { Revisions } from '../../core/experiment/revisions.ts';

/** Layout of the records; a change makes earlier ones unreadable, which is then said. */
export const RECORD_VERSION = 4;

/** What a page was doing with a run, apart from the run itself. */
export interface RunNote {
  readonly description: RunDescription;
  readonly status: 'playing' | 'paused' | 'done';
  /** Generations per second; Infinity as fast as it goes. */
  readonly speed: number;
  /** Which two coordinates were shown, and which repetition. */
  readonly axes: readonly [number, number];
  readonly watched: number;
}

/** A run as it stands in the store: one record a tab. */
export interface StoredRun extends RunNote {
  readonly version: typeof RECORD_VERSION;
  /** The tab that it belongs to. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  /** Version of the page that wrote it. */
  readonly app: string;
  readonly revisions: Revisions;
  /** Generations of the watched repetition, for words. */
  readonly generation: number;
  readonly seal: string;
}

/** How far one repetition of a stored run had come. */
export interface StoredPart {
  readonly id: string;
  readonly repetition: number;
  readonly checkpoint: Checkpoint;
  /** Over the checkpoint and over what run it belongs to. */
  readonly seal: string;
}

/** A run that was read back and can go on. */
export interface KeptRun {
  readonly note: RunNote;
  readonly savedAt: number;
  readonly generation: number;
  /** By repetition; those that are missing had not begun. */
  readonly checkpoints: ReadonlyMap<number, Checkpoint>;
}
