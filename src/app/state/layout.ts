import { createSubscriber } from 'svelte/reactivity';

const paper = matchMedia('print');

/** What the screen is like. While the page is printed it keeps its answer: the size of the paper must not rebuild the page. */
class ScreenQuery {
  readonly #query: MediaQueryList;
  readonly #subscribe: () => void;
  #matches: boolean;

  constructor(query: string) {
    this.#query = matchMedia(query);
    this.#matches = this.#query.matches;
    this.#subscribe = createSubscriber((update) => {
      const lists = [this.#query, paper];
      for (const list of lists) list.addEventListener('change', update);
      return () => {
        for (const list of lists) list.removeEventListener('change', update);
      };
    });
  }

  get current(): boolean {
    this.#subscribe();
    if (!paper.matches) this.#matches = this.#query.matches;
    return this.#matches;
  }
}

/** A screen on which everything lies below each other. Style sheets use the same width. */
export const narrow = new ScreenQuery('(max-width: 759px)');

/** A screen so low, and not wide, that the transport has one short row. Style sheets use the same sizes. */
export const low = new ScreenQuery('(min-width: 560px) and (max-width: 1359px) and (max-height: 599px)');

/** A screen with room for tall plots. */
export const tall = new ScreenQuery('(min-height: 1080px)');
