import type { Proposal } from '../model.ts';
import { RemoteModel } from '../remote/remote-model.ts';
import type { Examination } from './hurdle.ts';

const MESSAGES = [
  { role: 'system', content: 'You answer with numbers only.' },
  {
    role: 'user',
    content: 'Which are the first two prime numbers? Reply with the two integers, separated by a comma.\n1.0: 2, 3',
  },
] as const;

/** Enough for two numbers in JSON; a model that thinks aloud first is cut off, which is no failure. */
const MAX_TOKENS = 64;

export interface TrialReply extends Proposal {
  /** The reply before its form was taken off. */
  readonly raw: string;
}

/**
 * Asks the model one small question.
 * @param form the strictest form to ask for
 * @throws ModelError as the model does
 */
export async function trial(examination: Examination, form: 'schema' | 'object' | 'none'): Promise<TrialReply> {
  const { endpoint, model, keys, fetch, clock, signal } = examination;
  const asked = new RemoteModel({
    endpoint,
    model,
    keys,
    fetch,
    clock,
    form,
    limits: { wholeMs: 60_000, firstByteMs: 60_000 },
  });
  let raw = '';
  const onText = (text: string): void => void (raw = text);
  const options = { signal, seed: 1, temperature: 0, maxTokens: MAX_TOKENS, stop: [], onText };
  const proposal = await asked.propose(MESSAGES, { count: 2, highest: 1000 }, options);
  return { ...proposal, raw };
}
