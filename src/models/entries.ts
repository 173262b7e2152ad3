import { readAnswer } from '../core/evollm/answer.ts';
import { rungOf } from '../core/evollm/exchange.ts';
import type { Question } from '../core/evollm/question.ts';
import type { TranscriptEntry } from '../core/evollm/transcript.ts';
import type { Attempt } from './attempt.ts';
import type { Prices } from './meter.ts';
import type { Usage } from './model.ts';

export interface EntryOptions {
  /** The calls of each question, the first one first. */
  readonly calls: (question: Question) => readonly Attempt[];
  /** How often the run asks a question again that was not answered readably. */
  readonly retries: number;
  /** Whether the run had a mean before these questions. */
  readonly aimed: boolean;
  readonly prices: Prices | null;
}

/**
 * What a transcript says about questions that were asked together.
 * @param texts of the replies, as an asker brings them
 */
export function entriesOf(
  questions: readonly Question[],
  texts: readonly (string | null)[],
  { calls, retries, aimed, prices }: EntryOptions,
): TranscriptEntry[] {
  return questions.map((question, k) => {
    const { generation, block, attempt, messages } = question;
    const all = calls(question);
    const last = all.at(-1);
    const levels = texts[k] === null ? null : readAnswer(question, texts[k]);
    const tokens = { prompt: last?.usage?.prompt ?? null, completion: last?.usage?.completion ?? null };
    return {
      ...{ generation, block, attempt, messages: last?.messages ?? messages, form: last?.form ?? null },
      // Of what was not to be read, people still want to see as much as there was.
      ...{ text: texts[k] ?? (last?.text || null), levels, rung: rungOf(levels, attempt, retries, aimed), tokens },
      milliseconds: last ? Math.round(last.milliseconds) : null,
      cost: costOf(tokens, prices),
      failures: all.flatMap((call) => failureOf(call) ?? []),
    };
  });
}

function costOf({ prompt, completion }: Usage, prices: Prices | null): number | null {
  if (!prices || prompt === null || completion === null) return null;
  return (prompt * prices.prompt + completion * prices.completion) / 1e6;
}

function failureOf({ state, failure, milliseconds }: Attempt): TranscriptEntry['failures'][number] | null {
  if (state === 'stopped') return { message: 'The call was stopped.', milliseconds: Math.round(milliseconds) };
  return failure && { message: failure.message, milliseconds: Math.round(milliseconds) };
}
