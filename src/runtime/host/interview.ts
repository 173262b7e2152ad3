import type { Run } from '../../core/experiment/run.ts';
import type { Asking } from '../snapshot.ts';

/**
 * Between a run that asks a language model and the page, which has one: what was asked waits until it is answered, or until
 * nobody wants to know any more.
 */
export class Interview {
  #waiting: { readonly asking: Asking; readonly settle: (replies: readonly (string | null)[] | null) => void } | null =
    null;
  #last = 0;

  /** @param onChange told when something is asked, and when that is over */
  constructor(private readonly onChange: () => void) {}

  /** What waits for a reply. */
  get asking(): Asking | null {
    return this.#waiting?.asking ?? null;
  }

  /**
   * Has everything answered that the run asks before its next generation. A run that asks nothing does not wait at all.
   * @returns false when the questions were given up; the run can be asked again for them
   */
  async hold(run: Run): Promise<boolean> {
    for (;;) {
      const need = run.next();
      if (need.kind !== 'ask') return true;
      // No two workers ever use the same number, so a late reply to one that died is nobody's.
      // A clock that is coarse on purpose, as browsers have them, may show the same time twice.
      this.#last = Math.max(performance.timeOrigin + performance.now(), this.#last + 1);
      const asking = { id: this.#last, questions: need.questions };
      const replies = await new Promise<readonly (string | null)[] | null>((settle) => {
        this.#waiting = { asking, settle };
        this.onChange();
      });
      this.#waiting = null;
      this.onChange();
      if (!replies) return false;
      run.supply({ kind: 'ask', replies });
    }
  }

  /** Takes replies to what was asked under this number, and to nothing else; what is no text counts as no reply. */
  reply(id: number, replies: readonly unknown[]): void {
    const waiting = this.#waiting;
    if (waiting?.asking.id !== id || replies.length !== waiting.asking.questions.length) return;
    waiting.settle(replies.map((reply) => (typeof reply === 'string' ? reply : null)));
  }

  /** Nobody waits for an answer any more. */
  giveUp(): void {
    this.#waiting?.settle(null);
  }
}
