import type { Question } from '../core/evollm/question.ts';
import type { Attempt } from './attempt.ts';

/**
 * What it took to get each question of a run answered: every call that ended, those that failed among them. A question is known by
 * when and about what it was asked, since a run that paused asks it again.
 */
export class CallLog {
  readonly #calls = new Map<string, Attempt[]>();

  /** Takes what an asker tells of a call. */
  readonly note = (attempt: Attempt): void => {
    const key = keyOf(attempt.question);
    const calls = this.#calls.get(key) ?? [];
    // One call of a question is over before the next one begins.
    if (calls.at(-1)?.state === 'asked') calls.pop();
    this.#calls.set(key, [...calls, attempt]);
  };

  /** The calls of a question, the first one first. */
  of(question: Question): readonly Attempt[] {
    return this.#calls.get(keyOf(question)) ?? [];
  }

  /** The same of a question that is settled, of which nobody will ask again. */
  take(question: Question): readonly Attempt[] {
    const calls = this.of(question);
    this.#calls.delete(keyOf(question));
    return calls;
  }
}

function keyOf({ generation, block, attempt }: Question): string {
  return `${generation} ${block} ${attempt}`;
}
