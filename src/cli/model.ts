import type { Question } from '../core/evollm/question.ts';
import type { TranscriptEntry } from '../core/evollm/transcript.ts';
import { InputError } from '../core/experiment/fields.ts';
import type { Run } from '../core/experiment/run.ts';
import { Asker } from '../models/asker.ts';
import { PauseError, type Attempt } from '../models/attempt.ts';
import { CallLog } from '../models/call-log.ts';
import { entriesOf } from '../models/entries.ts';
import { Meter } from '../models/meter.ts';
import { ModelError } from '../models/model.ts';
import { openRemote } from '../models/remote/open-remote.ts';

/** Where a key is taken from: the one place that neither a list of processes nor a history of commands shows. */
export const KEY_VARIABLE = 'EVOLUTION_PLAYGROUND_KEY';
/** Calls that a run may make unless it is told: nobody should find a bill that they did not expect. */
export const USUAL_CALLS = 500;

export interface ModelChoice {
  /** Address of a server of chat completions. */
  readonly server: string;
  /** The model, as that server calls it. */
  readonly model: string;
  readonly calls: number;
  /** Tokens that each reply may have for thoughts. */
  readonly thoughts: number;
}

/** Asks a server what a run wants to know, and keeps what was said. */
export interface Interviewer {
  /** Has everything answered that the run asks before its next generation. */
  readonly hold: (run: Run) => Promise<void>;
  readonly entries: readonly TranscriptEntry[];
  readonly close: () => void;
}

/**
 * Connects to the server of a model.
 * @throws InputError when address, model or key cannot be used; `hold` throws one when the server will not answer, however long one waits
 */
export async function interviewer({ server, model, calls, thoughts }: ModelChoice): Promise<Interviewer> {
  const controller = new AbortController();
  const { signal } = controller;
  const order = { kind: 'remote', endpoint: { preset: 'custom', base: server }, model };
  const key = process.env[KEY_VARIABLE] ?? null;
  const opened = await openRemote(order, { key, origin: 'null', signal, onProgress: () => undefined }).catch(refuse);
  const limits = { calls, tokens: null, seconds: null, cost: null };
  const meter = new Meter({ limits, prices: null, now: () => performance.now() });
  const log = new CallLog();
  // Nobody is there to start the server meanwhile, so one that does not answer at all is soon given up.
  const asker = new Asker({
    model: opened,
    meter,
    patience: { untried: 1 },
    thoughts: () => thoughts,
    onAttempt: log.note,
  });
  const entries: TranscriptEntry[] = [];

  async function hold(run: Run): Promise<void> {
    for (let need = run.next(); need.kind === 'ask'; need = run.next()) {
      const { questions } = need;
      const replies = await asker.ask(questions, signal).catch(refuse);
      const retries = run.description.parameters['retries'] as number;
      const aimed =
        run.replies.length > entries.length || entries.some(({ generation }) => generation < questions[0].generation);
      const calls = (question: Question): readonly Attempt[] => log.take(question);
      entries.push(...entriesOf(questions, replies, { calls, retries, aimed, prices: null }));
      run.supply({ kind: 'ask', replies });
    }
  }

  const close = (): void => {
    controller.abort();
    opened.close();
  };
  return { hold, entries, close };
}

function refuse(error: unknown): never {
  if (error instanceof PauseError || error instanceof ModelError) throw new InputError(error.message);
  throw error;
}
