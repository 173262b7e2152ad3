import type { ConsoleMessage } from './browser.ts';
import { within } from './deadline.ts';

const mark = 'driver-mark-';

/** What one page complained about, in the order in which it became known here. */
export class ConsoleLog {
  readonly #messages: ConsoleMessage[] = [];
  readonly #awaited = new Map<string, () => void>();
  #marks = 0;

  add(level: ConsoleMessage['level'], text: string): void {
    const seen = text.startsWith(mark) ? this.#awaited.get(text) : undefined;
    if (seen) seen();
    else this.#messages.push({ level, text });
  }

  /**
   * All messages, after those under way have arrived. Messages reach us on another path than answers do, so the page
   * is asked to write a mark of its own, and whatever it wrote before is here once that mark is. A worker's messages
   * can still be overtaken by the mark: wait for the worker's answer first.
   */
  async settled(write: (mark: string) => Promise<unknown>, milliseconds: number): Promise<ConsoleMessage[]> {
    const own = `${mark}${++this.#marks}`;
    const arrived = new Promise<void>((resolve) => this.#awaited.set(own, resolve));
    try {
      await within(Promise.all([write(own), arrived]), milliseconds, "the page's console messages");
    } finally {
      this.#awaited.delete(own);
    }
    return [...this.#messages];
  }
}
