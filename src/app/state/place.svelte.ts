import type { Comparison } from '../compare/comparison.ts';
import type { Playground } from './playground.svelte.ts';

/** Where somebody is: in Play, or in the view in which searches race, which is fetched when it is first wanted. */
export class Place {
  #comparison = $state.raw<Comparison | null>(null);
  #comparing = $state(false);

  constructor(private readonly playground: Playground) {}

  /** The view in which searches race, while it is shown; null in Play. */
  get comparison(): Comparison | null {
    return this.#comparing ? this.#comparison : null;
  }

  /** The same whether it is shown or not; null, and a notice, where it cannot be fetched. */
  async fetch(): Promise<Comparison | null> {
    try {
      this.#comparison ??= (await import('../compare/begin.ts')).begin(this.playground);
    } catch {
      this.playground.notices.add(
        'The view that compares could not be fetched. Check the connection and try again.',
        'page',
      );
    }
    return this.#comparison;
  }

  /** Goes to Play or to the races; in what is left nothing goes on. */
  turn(comparing: boolean): void {
    this.#comparing = comparing;
    if (comparing) this.playground.session.pause();
    else this.#comparison?.race.rest();
  }
}
