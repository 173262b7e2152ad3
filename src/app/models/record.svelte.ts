import type { Question } from '../../core/evollm/question.ts';
import { readReplies, writeReplies, type Recorded } from '../../core/evollm/recorded.ts';
import type { Respondent, Transcript, TranscriptEntry } from '../../core/evollm/transcript.ts';
import type { RunDescription } from '../../core/experiment/description.ts';
import type { Claim } from '../../core/link/claim.ts';
import { entriesOf, type Attempt, type Prices } from '../../runtime/models.ts';

/** Everything that was asked in the run on the page, as its transcript has it. */
export class Record {
  #entries = $state.raw<readonly TranscriptEntry[]>([]);
  /** Replies that the run had before anybody listened. */
  #before: readonly Recorded[] = [];
  #model: Respondent | null = null;

  get entries(): readonly TranscriptEntry[] {
    return this.#entries;
  }

  /** How many replies the run had before the first of the entries. */
  get before(): number {
    return this.#before.length;
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
   * Takes what was kept of a run that has come back.
   * @param description the run, with what was replied in it
   * @param before replies that it had before the first of the entries
   * @returns false where it is not all that was replied since: what nobody knows the words of then lies before what is said from now on
   */
  restore(
    description: RunDescription,
    before: number,
    entries: readonly TranscriptEntry[],
    model: Respondent | null,
  ): boolean {
    const replies = readReplies(description.replies);
    const heard = replies.slice(before);
    const fits = heard.every((reply, k) => k < entries.length && same(reply, entries[k].levels));
    this.#before = fits ? replies.slice(0, before) : replies;
    this.#entries = fits ? entries.slice(0, heard.length) : [];
    this.#model = model;
    return fits;
  }

  /** How many replies the run has had that nobody knows the words of. */
  unheard({ replies }: RunDescription): number {
    const { length } = this.#entries;
    return Math.max(readReplies(replies).length, this.#before.length + length) - length;
  }

  /**
   * Takes the replies to questions that were asked together.
   * @param calls those of each question
   * @param description the run, with what was replied before
   */
  take(
    questions: readonly Question[],
    texts: readonly (string | null)[],
    calls: (question: Question) => readonly Attempt[],
    { description, model, prices }: { description: RunDescription; model: Respondent; prices: Prices | null },
  ): void {
    this.#agree(readReplies(description.replies));
    this.#model = model;
    const retries = description.parameters['retries'] as number;
    const [{ generation }] = questions;
    const asked = (one: TranscriptEntry): boolean =>
      questions.some((q) => q.generation === one.generation && q.block === one.block && q.attempt === one.attempt);
    // A worker that took another one's place asks again what the other one had been told.
    const again = this.#entries.findIndex(asked);
    const kept = again < 0 ? this.#entries : this.#entries.slice(0, again);
    const aimed = this.#before.length > 0 || kept.some((one) => one.generation < generation);
    this.#entries = [...kept, ...entriesOf(questions, texts, { calls, retries, aimed, prices })];
  }

  /** A checkpoint may not know yet what was said last, but what it knows was said: else these are the words of another run. */
  #agree(known: readonly Recorded[]): void {
    const heard = [...this.#before, ...this.#entries.map(({ levels }) => levels)];
    if (known.length <= heard.length && known.every((reply, k) => same(reply, heard[k]))) return;
    this.#before = known;
    this.#entries = [];
  }

  /** The transcript of a run; what it was asked alone decides the numbers. */
  transcript(description: RunDescription, claim: Claim | null, model: Respondent): Transcript {
    const heard = [...this.#before, ...this.#entries.map(({ levels }) => levels)];
    const known = readReplies(description.replies);
    // A run on its way may have been told more than its last checkpoint knows.
    const replies = known.length >= heard.length ? known : heard;
    return { description: { ...description, replies: writeReplies(replies) }, claim, model, entries: this.#entries };
  }
}

function same(one: Recorded, other: Recorded): boolean {
  return one?.join() === other?.join();
}
