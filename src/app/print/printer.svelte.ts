import { mount, unmount } from 'svelte';
import { writeControls } from '../../core/link/controls.ts';
import { isTask } from '../../core/problems/task.ts';
import type { StageModel } from '../stages/stage-model.svelte.ts';
import type { Playground } from '../state/playground.svelte.ts';
import { drawnSheet } from './drawn-sheet.ts';
import Sheet from './Sheet.svelte';
import './sheet.css';

/** A picture of the landscape takes a fraction of a second, unless something is wrong. */
const PATIENCE_MS = 3000;
const LOOK_MS = 50;
const pause = (ms: number): Promise<void> => new Promise((wake) => setTimeout(wake, ms));

/** Puts a sheet into the document for as long as the browser prints, and nothing else. */
export class Printer {
  #sheet: ReturnType<typeof mount> | null = null;
  #link = '';
  #linked: Promise<void> = Promise.resolve();
  #asked = 0;
  #own = false;

  constructor(
    private readonly playground: Playground,
    private readonly stage: StageModel,
  ) {
    // A sheet is put together at once, and a link is not.
    $effect.root(() => {
      $effect(() => {
        this.#linked = this.#prepareLink();
      });
    });
    addEventListener('beforeprint', () => this.#show());
    addEventListener('afterprint', () => this.#remove());
  }

  /** Prints a sheet; resolves when the browser has taken it over. */
  async print(): Promise<void> {
    await Promise.all([this.#linked, this.#painted()]);
    this.#own = true;
    try {
      window.print();
    } finally {
      this.#own = false;
    }
  }

  /** Resolves when there is a landscape to print, or when it has been waited for long enough. */
  async #painted(): Promise<void> {
    const { playground } = this;
    const due = performance.now() + PATIENCE_MS;
    const coming = (): boolean =>
      !isTask(playground.settings.problem) && !playground.landscape.painting && playground.landscape.failure === '';
    while (coming() && playground.kernels !== 'missing' && performance.now() < due) await pause(LOOK_MS);
  }

  async #prepareLink(): Promise<void> {
    const { playground } = this;
    const turn = ++this.#asked;
    const { embed, lock } = playground.controls;
    this.#link = '';
    // From a frame of somebody else's page it leads to the whole page.
    const query = embed ? writeControls({ embed: false, controls: null, lock, theme: null }) : undefined;
    const link = await playground.link('settings', query);
    if (turn === this.#asked) this.#link = link;
  }

  #show(): void {
    this.#remove();
    // Whoever prints a page with this one in a frame wants to see the picture there.
    const framed = window.parent !== window && !this.#own;
    try {
      const props = drawnSheet(this.playground, this.stage, this.#link, framed);
      // Before everything else, which it then hides.
      const { body } = document;
      this.#sheet = mount(Sheet, { target: body, anchor: body.firstElementChild!, props });
    } catch {
      // Without a sheet the page is printed as it is, which is better than nothing.
      this.#remove();
    }
  }

  #remove(): void {
    if (this.#sheet) void unmount(this.#sheet);
    this.#sheet = null;
  }
}
