import type { StageModel } from '../stages/stage-model.svelte.ts';
import type { Playground } from '../state/playground.svelte.ts';
import type { Printer } from './printer.svelte.ts';

/** The first generation comes first, and what is kept for later visits. */
const AFTER_MS = 2000;

/**
 * Sheets to hand out, printed whichever way the page is. What makes them is fetched when somebody asks for one, or a while
 * after the first generation, so that the browser's own menu finds it. A page without it prints as `print.css` says.
 */
export class Sheets {
  #printer: Promise<Printer | null> | null = null;

  constructor(
    private readonly playground: Playground,
    private readonly stage: StageModel,
  ) {
    void playground.session.begun.then(() => setTimeout(() => void this.#fetch(), AFTER_MS));
  }

  /** Prints a sheet about the run as it is; resolves when the browser has taken it over. */
  async print(): Promise<void> {
    const printer = await this.#fetch();
    if (printer) await printer.print();
    else window.print();
  }

  #fetch(): Promise<Printer | null> {
    this.#printer ??= import('./printer.svelte.ts').then(
      ({ Printer }) => new Printer(this.playground, this.stage),
      () => {
        // Next time there may be a connection.
        this.#printer = null;
        return null;
      },
    );
    return this.#printer;
  }
}
