import { tokensFor } from '../../core/evollm/prompt.ts';
import { readReply } from '../../core/evollm/reply.ts';
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

/** What is wanted: two integers of the usual range. */
const SCHEMA = { count: 2, highest: 1000 };

export interface TrialReply extends Proposal {
  /** The reply before its form was taken off. */
  readonly raw: string;
  /** Tokens that it might have. */
  readonly maxTokens: number;
  /** Whether a run could read it. */
  readonly readable: boolean;
}

/**
 * Asks the model one small question.
 * @param form the strictest form to ask for
 * @throws ModelError as the model does
 */
export async function trial(examination: Examination, form: 'schema' | 'object' | 'none'): Promise<TrialReply> {
  const { endpoint, model, keys, fetch, clock, signal, thoughts } = examination;
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
  // As many as in a run: a model that cannot do with them there has to fail here.
  const maxTokens = tokensFor(SCHEMA.count) + thoughts;
  const options = { signal, seed: 1, temperature: 0, maxTokens, stop: [], onText };
  const proposal = await asked.propose(MESSAGES, SCHEMA, options);
  const { count, highest } = SCHEMA;
  const readable = readReply(proposal.text, count, highest, proposal.cut ? 'cut' : 'whole') !== null;
  return { ...proposal, raw, maxTokens, readable };
}
