import type { Checkpoint } from '../../core/experiment/checkpoint.ts';
import type { RunDescription } from '../../core/experiment/description.ts';
import { revisionsOf } from '../../core/experiment/revisions.ts';
import { RECORD_VERSION, type RunNote, type StoredPart, type StoredRun } from './record.ts';
import { sealOf } from './seal.ts';

/** Who writes a record, and when. */
export interface Stamp {
  readonly id: string;
  readonly app: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** @param generation completed generations of the watched repetition */
export function writeRun(note: RunNote, generation: number, { id, app, now }: Stamp): StoredRun {
  const revisions = revisionsOf(note.description);
  const open = { ...plain(note), version: RECORD_VERSION, id, savedAt: now, app, revisions, generation } as const;
  return { ...open, seal: sealOf(open) ?? '' };
}

/** @param description of the run that the checkpoint was taken from */
export function writePart(
  description: RunDescription,
  repetition: number,
  checkpoint: Checkpoint,
  { id, app }: Stamp,
): StoredPart {
  return { id, repetition, checkpoint, seal: partSeal(description, repetition, checkpoint, app) ?? '' };
}

/** Ties a checkpoint to its run: the same numbers under other settings have another seal. */
export function partSeal(
  description: RunDescription,
  repetition: number,
  checkpoint: unknown,
  app: string,
): string | null {
  return sealOf([RECORD_VERSION, app, revisionsOf(description), description, repetition, checkpoint]);
}

/** Copies out of whatever the page wraps its values in: a store takes plain ones only. */
function plain({ description, status, speed, axes, watched }: RunNote): RunNote {
  const { parameters, start, changes } = description;
  const own = typeof start === 'string' ? start : [...start];
  return {
    description: { ...description, parameters: { ...parameters }, start: own, changes: changes.map((c) => ({ ...c })) },
    status,
    speed,
    axes: [axes[0], axes[1]],
    watched,
  };
}
