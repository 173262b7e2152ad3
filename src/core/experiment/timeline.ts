import type { Moment } from './checkpoint.ts';
import type { Run } from './run.ts';

/** Most moments that are kept, and about how much memory they may take together. */
const MOST_MOMENTS = 128;
const LEAST_MOMENTS = 8;
const MOST_BYTES = 64_000_000;

/**
 * Moments of a run at even spacing, in bounded memory: when there are too many, every other one goes and the spacing
 * doubles. From the one before it, any generation of the past can be computed again.
 */
export class Timeline {
  #moments: Moment[] = [];
  #spacing = 1;
  #most = MOST_MOMENTS;

  /** Remembers where the run is, if it is due; to be called between all generations. */
  note(run: Run): void {
    if (!run.settled || run.generation % this.#spacing !== 0) return;
    const last = this.#moments.at(-1);
    if (last && last.generation >= run.generation) return;
    const moment = run.moment();
    this.#moments.push(moment);
    // States grow in some strategies, so the newest one tells what there is room for.
    this.#most = Math.max(LEAST_MOMENTS, Math.min(MOST_MOMENTS, Math.floor(MOST_BYTES / bytesOf(moment))));
    while (this.#moments.length > this.#most) this.#thin();
  }

  /** The last moment at or before a generation; null when nothing was remembered before it. */
  before(generation: number): Moment | null {
    return this.#moments.findLast((moment) => moment.generation <= generation) ?? null;
  }

  #thin(): void {
    this.#spacing *= 2;
    this.#moments = this.#moments.filter(({ generation }, k) => k === 0 || generation % this.#spacing === 0);
  }
}

/** Memory of the numbers in a record, in bytes, about. */
export function bytesOf(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength + 64;
  if (typeof value !== 'object' || value === null) return 8;
  return Object.values(value).reduce<number>((sum, part) => sum + bytesOf(part), 16);
}
