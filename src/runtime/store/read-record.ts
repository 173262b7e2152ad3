import type { Checkpoint } from '../../core/experiment/checkpoint.ts';
import type { RunDescription } from '../../core/experiment/description.ts';
import { compareRevisions, REVISION_PARTS, type Revisions } from '../../core/experiment/revisions.ts';
import { resolve } from '../../core/experiment/settings.ts';
import { checkpointFits } from './checkpoint-fits.ts';
import { isCount, isRecord } from './form.ts';
import { RECORD_VERSION, type KeptRun, type RunNote, type StoredRun } from './record.ts';
import { sealOf } from './seal.ts';
import { partSeal } from './write-record.ts';

/** What reading a record can come to; it never throws. */
export type Reading<T> =
  | { readonly kind: 'read'; readonly value: T }
  /** Why it is not used, as a sentence. */
  | { readonly kind: 'refused'; readonly message: string };

const STATUSES = ['playing', 'paused', 'done'] as const;
const DAMAGED = 'its record is damaged';

/**
 * The border between the store and the page: only what this page itself could have written, and nobody changed, gets in.
 * @param app version of this page
 */
export function readRun(record: unknown, app: string): Reading<StoredRun> {
  if (!isRecord(record)) return refuse(DAMAGED);
  const { seal, ...open } = record;
  if (open['version'] !== RECORD_VERSION) return refuse('its record has another layout than this page writes');
  if (open['app'] !== app) return refuse('another version of this page made it');
  if (typeof seal !== 'string' || seal !== sealOf(open)) return refuse(DAMAGED);
  const description = descriptionIn(open['description']);
  const revisions = revisionsIn(open['revisions']);
  if (!description || !revisions || !noteFits(open, description)) return refuse(DAMAGED);
  const changed = compareRevisions(description, revisions);
  return changed.length > 0 ? refuse(changed.join('; ')) : { kind: 'read', value: record as unknown as StoredRun };
}

/**
 * A run with the checkpoints of its repetitions.
 * @param parts everything that the store holds under the record's id
 */
export function readKept(record: unknown, parts: readonly unknown[], app: string): Reading<KeptRun> {
  const run = readRun(record, app);
  if (run.kind === 'refused') return run;
  const { id, savedAt, generation, description, status, speed, axes, watched } = run.value;
  const checkpoints = new Map<number, Checkpoint>();
  for (const part of parts) {
    if (!isRecord(part) || part['id'] !== id) return refuse(DAMAGED);
    const { repetition, checkpoint, seal } = part;
    if (!isCount(repetition, description.repetitions - 1) || checkpoints.has(repetition)) return refuse(DAMAGED);
    if (typeof seal !== 'string' || seal !== partSeal(description, repetition, checkpoint, app)) return refuse(DAMAGED);
    if (!checkpointFits(checkpoint, description)) return refuse(DAMAGED);
    checkpoints.set(repetition, checkpoint);
  }
  const note: RunNote = { description, status, speed, axes, watched };
  return { kind: 'read', value: { note, savedAt, generation, checkpoints } };
}

function refuse(reason: string): { kind: 'refused'; message: string } {
  return { kind: 'refused', message: `A stored run was left aside: ${reason}. It begins anew.` };
}

/** Only what means itself: settings that this page would change describe another run. */
function descriptionIn(value: unknown): RunDescription | null {
  if (!isRecord(value) || !isRecord(value['parameters'])) return null;
  try {
    const { parameters, task, ...rest } = value;
    const own = isRecord(task) ? task : {};
    const { description } = resolve({ ...rest, ...own, ...(parameters as Record<string, unknown>) });
    return sealOf(description) === sealOf(value) ? description : null;
  } catch {
    return null;
  }
}

function revisionsIn(value: unknown): Revisions | null {
  return isRecord(value) && REVISION_PARTS.every((part) => isCount(value[part], Infinity))
    ? (value as unknown as Revisions)
    : null;
}

function noteFits(record: Record<string, unknown>, { dim, repetitions, generations }: RunDescription): boolean {
  const { id, savedAt, status, speed, axes, watched, generation } = record;
  return (
    typeof id === 'string' &&
    typeof savedAt === 'number' &&
    STATUSES.some((known) => known === status) &&
    typeof speed === 'number' &&
    speed > 0 &&
    Array.isArray(axes) &&
    axes.length === 2 &&
    axes[0] !== axes[1] &&
    axes.every((axis) => isCount(axis, dim - 1)) &&
    isCount(watched, repetitions - 1) &&
    isCount(generation, generations)
  );
}
