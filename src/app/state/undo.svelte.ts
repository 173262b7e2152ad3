/** States that were left are kept this deep. */
const MOST = 100;
/** Changes of one thing within this time of each other are one change: somebody drags a slider or holds a key. */
const BURST_MS = 700;

/** What was left and can be gone back to, and what was gone back from. */
export class UndoHistory<T> {
  #past = $state.raw<readonly T[]>([]);
  #future = $state.raw<readonly T[]>([]);
  #last = { what: '', at: -Infinity };

  /** @param now a clock in milliseconds */
  constructor(private readonly now: () => number = () => performance.now()) {}

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /**
   * Remembers the state that a change leaves; what had been undone is forgotten.
   * @param what names the thing that changed, so that a burst of changes is undone as one
   */
  remember(left: T, what: string): void {
    const at = this.now();
    const burst = what === this.#last.what && at - this.#last.at < BURST_MS && this.#past.length > 0;
    this.#last = { what, at };
    this.#future = [];
    if (!burst) this.#past = [...this.#past, left].slice(-MOST);
  }

  /** The state before the last change, or null; `current` can then be redone. */
  undo(current: T): T | null {
    const back = this.#past.at(-1);
    if (back === undefined) return null;
    this.#last = { what: '', at: -Infinity };
    this.#past = this.#past.slice(0, -1);
    this.#future = [...this.#future, current];
    return back;
  }

  /** The state that was undone last, or null; `current` can then be undone again. */
  redo(current: T): T | null {
    const next = this.#future.at(-1);
    if (next === undefined) return null;
    this.#last = { what: '', at: -Infinity };
    this.#future = this.#future.slice(0, -1);
    this.#past = [...this.#past, current];
    return next;
  }

  /** Begins anew: there is nothing to go back to. */
  forget(): void {
    this.#past = [];
    this.#future = [];
    this.#last = { what: '', at: -Infinity };
  }
}
