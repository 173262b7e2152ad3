import { COLUMN, type HistoryRecord } from '../../core/experiment/history.ts';
import type { Snapshot } from '../../runtime/snapshot.ts';
import { generationAt, rowAt } from './curves.ts';

/** Rows of a history that a press of Page up or Page down passes. */
const PAGE = 20;

/** What of a run tells its generations apart. */
type Moments = Pick<Snapshot, 'history' | 'head'>;

/** The evaluation that somebody points at in any of the plots; all of them show it, and so do stage and scrubber. */
export class Cursor {
  #evaluations = $state<number | null>(null);

  get evaluations(): number | null {
    return this.#evaluations;
  }

  point(evaluations: number | null): void {
    this.#evaluations = evaluations;
  }

  /** The generation of a run that it belongs to; null while nobody points. */
  generationIn({ history, head }: Moments): number | null {
    return this.#evaluations === null ? null : generationAt(history, this.#evaluations, head);
  }

  /**
   * Moves along the rows of a history as a key says, from where it is, or from `now`.
   * @returns false for a key that moves nothing
   */
  move(key: string, { values, width, length }: HistoryRecord, now: number): boolean {
    if (length === 0) return false;
    if (key === 'Escape') {
      const pointed = this.#evaluations !== null;
      this.#evaluations = null;
      return pointed;
    }
    const row = rowAt({ values, width, length }, this.#evaluations ?? now);
    const step = STEPS[key];
    if (step === undefined) return false;
    const next = Math.min(length - 1, Math.max(0, row + step));
    this.#evaluations = values[next * width + COLUMN.evaluations];
    return true;
  }
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -PAGE,
  PageUp: PAGE,
  Home: -Infinity,
  End: Infinity,
};
