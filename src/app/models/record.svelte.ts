import { RUNGS } from '../../core/evollm/exchange.ts';
import type { Question } from '../../core/evollm/question.ts';
import { readReplies, writeReplies, type Recorded } from '../../core/evollm/recorded.ts';
import { readReply } from '../../core/evollm/reply.ts';
import type { Respondent, Transcript, TranscriptEntry } from '../../core/evollm/transcript.ts';
import type { RunDescription } from '../../core/experiment/description.ts';
import type { Claim } from '../../core/link/claim.ts';
import type { Attempt, Prices } from '../../runtime/models.ts';

/** Everything that was asked in the run on the page, as its transcript has it. */
export class Record {
  #entries = $state.raw<readonly TranscriptEntry[]>([]);
  /** Replies that the run had before anybody listened. */
  #before: readonly Recorded[] = [];
  #model: Respondent | null = null;

  get entries(): readonly TranscriptEntry[] {
    return this.#entries;
  }

  /** Who was asked; null while nobody was. */
  get model(): Respondent | null {
    return this.#model;
  }

  /** Another run, of which nothing was heard yet. */
  clear(): void {
    this.#entries = [];
    this.#before = [];
    this.#model = null;
  }

  /** Shows what somebody else has recorded. */
  bring({ entries, model, description }: Transcript): void {
    this.#before = readReplies(description.replies).slice(0, -entries.length || undefined);
    this.#entries = entries;
    this.#model = model;
  }

  /**
   * Takes the replies to questions that were asked together.
   * @param description the run, with what was replied before
   * @param calls the last call for each question, if there was any
   */
  take(
    questions: readonly Question[],
    texts: readonly (string | null)[],
    calls: readonly (Attempt | undefined)[],
    { description, model, prices }: { description: RunDescription; model: Respondent; prices: Prices | null },
  ): void {
    if (this.#entries.length === 0) this.#before = readReplies(description.replies);
    this.#model = model;
    const retries = description.parameters['retries'] as number;
    const [{ generation }] = questions;
    const asked = (one: TranscriptEntry): boolean =>
      questions.some((q) => q.generation === one.generation && q.block === one.block && q.attempt === one.attempt);
    // A worker that took another one's place asks again what the other one had been told.
    const again = this.#entries.findIndex(asked);
    const kept = again < 0 ? this.#entries : this.#entries.slice(0, again);
    const aimed = this.#before.length > 0 || kept.some((one) => one.generation < generation);
    const fresh = questions.map((question, k): TranscriptEntry => {
      const text = texts[k];
      const levels = text === null ? null : readReply(text, question.count, question.highest);
      const call = calls[k];
      const tokens = { prompt: call?.usage?.prompt ?? null, completion: call?.usage?.completion ?? null };
      const lost = question.attempt < retries ? null : aimed ? RUNGS.lastMean : RUNGS.bestSoFar;
      return {
        ...{ generation, block: question.block, attempt: question.attempt, messages: question.messages },
        ...{ text, levels, rung: levels ? question.attempt : lost, tokens },
        milliseconds: call ? Math.round(call.milliseconds) : null,
        cost: prices
          ? ((tokens.prompt ?? 0) * prices.prompt + (tokens.completion ?? 0) * prices.completion) / 1e6
          : null,
      };
    });
    this.#entries = [...kept, ...fresh];
  }

  /** The transcript of a run; what it was asked alone decides the numbers. */
  transcript(description: RunDescription, claim: Claim | null, model: Respondent): Transcript {
    const heard = [...this.#before, ...this.#entries.map(({ levels }) => levels)];
    const known = readReplies(description.replies);
    // What is done has all of them; a run on its way may have been told more than its last checkpoint knows.
    const replies = claim && known.length >= heard.length ? known : heard;
    return { description: { ...description, replies: writeReplies(replies) }, claim, model, entries: this.#entries };
  }
}
