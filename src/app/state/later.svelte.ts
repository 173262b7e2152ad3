import { untrack } from 'svelte';

/**
 * A value that follows another one a task behind. What hangs on it is then updated in a task of its own: everything that
 * a new generation changes, done in one frame, would be a task long enough to be felt while a run uses every core.
 */
export class Later<T> {
  #current = $state.raw() as T;
  #waiting = false;

  /** To be made while a component is initialised; `source` reads the state to follow. */
  constructor(source: () => T) {
    this.#current = untrack(source);
    $effect(() => {
      source();
      if (this.#waiting) return;
      this.#waiting = true;
      setTimeout(() => {
        this.#waiting = false;
        this.#current = source();
      });
    });
  }

  get current(): T {
    return this.#current;
  }
}
