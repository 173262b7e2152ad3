import type { RunDescription } from '../experiment/description.ts';
import { InputError, type Issue } from '../experiment/fields.ts';
import { listIn, recordIn, wholeIn, type Given } from '../experiment/parsed.ts';
import { quote } from '../experiment/quote.ts';
import { resolve, settingsOf } from '../experiment/settings.ts';
import { CLAIM_KEYS, readClaim, writeClaim, type Claim } from '../link/claim.ts';
import { RUNGS } from './exchange.ts';
import type { Message } from './question.ts';
import { readReplies, type Recorded } from './recorded.ts';

/** First keys of a transcript, by which it is recognised. */
export const TRANSCRIPT_FORMAT = 'evolution-playground-transcript';
export const TRANSCRIPT_VERSION = 1;

/** One question, and what came of it. */
export interface TranscriptEntry {
  /** As in `Question`. */
  readonly generation: number;
  readonly block: number;
  readonly attempt: number;
  /** As they were sent. */
  readonly messages: readonly Message[];
  /** How the reply was held to its form in the model's own way, as that is called; null where nobody knows. */
  readonly form: string | null;
  /** The reply as it came; null where there was none. */
  readonly text: string | null;
  /** What was read out of it; null where nothing could be. */
  readonly levels: Recorded;
  /** What the block's mean was taken from, one of `RUNGS` or the number of the attempt; null where it was asked again. */
  readonly rung: number | null;
  /** Tokens as the model counts them; null where it does not say. */
  readonly tokens: { readonly prompt: number | null; readonly completion: number | null };
  /** Time until the reply was there; null where nobody measured. */
  readonly milliseconds: number | null;
  /** What its tokens cost, in the currency of the prices; null where nobody knows. */
  readonly cost: number | null;
  /** Calls for this question that failed, the first one first. */
  readonly failures: readonly { readonly message: string; readonly milliseconds: number | null }[];
}

/** Who was asked: names as the provider writes them, and never a key. */
export interface Respondent {
  readonly name: string;
  readonly provider: string;
}

/** All that a language model was asked in a run, with what makes the run again without it. */
export interface Transcript {
  /** With `replies`, which alone decide the numbers; entries are what people read. */
  readonly description: RunDescription;
  /** What the run came to, where it is over. */
  readonly claim: Claim | null;
  readonly model: Respondent;
  /** In the order in which they were asked; questions from before somebody began to listen are missing. */
  readonly entries: readonly TranscriptEntry[];
}

/** The text of a transcript: JSON that `readTranscript` reads, and that opens as a run with its replies. */
export function writeTranscript({ description, claim, model, entries }: Transcript): string {
  const record = {
    format: TRANSCRIPT_FORMAT,
    version: TRANSCRIPT_VERSION,
    settings: settingsOf(description),
    ...(claim ? writeClaim(claim) : {}),
    model: { name: model.name, provider: model.provider },
    questions: entries.map(entryRecord),
  };
  return `${JSON.stringify(record, null, 2)}\n`;
}

/** An entry as files and the store have it; `readEntry` reads it. */
export function entryRecord({ generation, block, attempt, messages, form, text, ...rest }: TranscriptEntry): Given {
  return {
    ...{ generation, block, attempt },
    messages: messages.map(({ role, content }) => ({ role, content })),
    ...{ form, reply: text, integers: rest.levels && [...rest.levels], rung: rest.rung },
    tokens: { prompt: rest.tokens.prompt, completion: rest.tokens.completion },
    ...{ milliseconds: rest.milliseconds, cost: rest.cost },
    failures: rest.failures.map(({ message, milliseconds }) => ({ message, milliseconds })),
  };
}

/**
 * Reads what `writeTranscript` wrote.
 * @throws InputError when it is something else, of a newer version, or damaged
 */
export function readTranscript(text: string): Transcript {
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw new InputError('The transcript is no JSON, or was cut on its way. Ask for it again, whole.');
  }
  return transcriptIn(content).transcript;
}

/**
 * Reads a transcript that has been parsed.
 * @throws InputError as `readTranscript` does
 */
export function transcriptIn(content: unknown): { transcript: Transcript; issues: readonly Issue[] } {
  const record = recordIn(content, 'The transcript');
  if (record['format'] !== TRANSCRIPT_FORMAT)
    throw new InputError(`This is not a transcript: its "format" must be "${TRANSCRIPT_FORMAT}".`);
  if (record['version'] !== TRANSCRIPT_VERSION)
    throw new InputError(
      `The transcript is of version ${quote(record['version'])}, and this build knows version ${TRANSCRIPT_VERSION}.`,
    );
  const own: Issue[] = [];
  const { description, issues } = resolve(recordIn(record['settings'], '"settings"'));
  const claim = readClaim(
    new Map(CLAIM_KEYS.flatMap((key) => (key in record ? [[key, record[key]] as const] : []))),
    own,
  );
  const { name, provider } = recordIn(record['model'], '"model"');
  const entries = listIn(record['questions'], 'questions').map(readEntry);
  agree(entries, readReplies(description.replies));
  const model = { name: textIn(name, 'The name of the model'), provider: textIn(provider, 'Its provider') };
  return { transcript: { description, claim, model, entries }, issues: [...own, ...issues] };
}

/** A transcript whose own parts contradict each other was changed by hand: nobody could say which of them is the run. */
function agree(entries: readonly TranscriptEntry[], replies: readonly Recorded[]): void {
  if (entries.length > replies.length)
    throw new InputError(
      `The transcript has ${entries.length} questions and ${replies.length} replies in its settings; they belong to different runs.`,
    );
  const unheard = replies.length - entries.length;
  entries.forEach(({ levels }, k) => {
    const reply = replies[unheard + k];
    if (levels?.join() === reply?.join()) return;
    throw new InputError(
      `Question ${k + 1} was answered with ${levels?.join(' ') ?? 'nothing readable'}, but the settings say ${reply?.join(' ') ?? 'nothing readable'}; they belong to different runs.`,
    );
  });
}

/**
 * Reads what `entryRecord` wrote.
 * @param k its place, for sentences
 * @throws InputError when it is something else
 */
export function readEntry(given: unknown, k: number): TranscriptEntry {
  const record = recordIn(given, `Question ${k + 1}`);
  const tokens = recordIn(record['tokens'], `"tokens" of question ${k + 1}`);
  const { reply, rung, form, failures } = record;
  return {
    generation: wholeIn(record, 'generation', 0, Number.MAX_SAFE_INTEGER),
    block: wholeIn(record, 'block', 0, Number.MAX_SAFE_INTEGER),
    attempt: wholeIn(record, 'attempt', 0, RUNGS.lastMean - 1),
    messages: listIn(record['messages'], 'messages').map(messageIn),
    form: form === null || form === undefined ? null : textIn(form, `The form of the reply to question ${k + 1}`),
    text: reply === null ? null : textIn(reply, `The reply to question ${k + 1}`),
    levels: levelsIn(record['integers'], k),
    rung: rung === null ? null : wholeIn(record, 'rung', RUNGS.rule, RUNGS.bestSoFar),
    tokens: { prompt: amountIn(tokens, 'prompt'), completion: amountIn(tokens, 'completion') },
    milliseconds: amountIn(record, 'milliseconds'),
    cost: amountIn(record, 'cost'),
    // Files from before they were kept have none.
    failures: failures === undefined ? [] : listIn(failures, 'failures').map(failureIn),
  };
}

function failureIn(given: unknown): TranscriptEntry['failures'][number] {
  const record = recordIn(given, 'A failure');
  return { message: textIn(record['message'], 'A failure'), milliseconds: amountIn(record, 'milliseconds') };
}

function messageIn(given: unknown): Message {
  const { role, content } = recordIn(given, 'A message');
  if (role === 'system' || role === 'user') return { role, content: textIn(content, 'A message') };
  throw new InputError(`The role of a message is ${quote(role)}, but it must be "system" or "user".`);
}

function levelsIn(given: unknown, k: number): Recorded {
  if (given === null) return null;
  const levels = listIn(given, 'integers');
  const fits = (level: unknown): level is number =>
    Number.isInteger(level) && (level as number) >= 0 && (level as number) < 1e6;
  if (levels.length > 0 && levels.every(fits)) return levels;
  throw new InputError(`"integers" of question ${k + 1} must be whole numbers of up to six digits, or null.`);
}

function amountIn(record: Given, key: string): number | null {
  const given = record[key];
  if (given === null || given === undefined) return null;
  if (typeof given === 'number' && Number.isFinite(given) && given >= 0) return given;
  throw new InputError(`${key} is ${quote(given)}, but it must be a number of 0 or more, or null.`);
}

function textIn(given: unknown, what: string): string {
  if (typeof given === 'string') return given;
  throw new InputError(`${what} is ${quote(given)}, but it must be a text.`);
}
