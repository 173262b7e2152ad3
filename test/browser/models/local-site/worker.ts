import type { Model, ReplySchema } from '../../../../src/models/model.ts';
import { openTransformers } from '../../../../src/models/browser/transformers/open.ts';
import { openWebLlm } from '../../../../src/models/browser/webllm/open.ts';
import { supportOf } from '../../../../src/models/browser/device.ts';

const OPENERS = { webllm: openWebLlm, transformers: openTransformers };

/** What a test asks this worker to do with one model. */
export interface Errand {
  readonly provider: keyof typeof OPENERS;
  readonly model: string;
  readonly hub: string;
  readonly libraries?: string;
  /** Milliseconds after which the download is cancelled. */
  readonly cancelAfter?: number;
  /** Cancels a reply as soon as so many characters are there. */
  readonly cancelAt?: number;
  readonly forbidStorage?: boolean;
  readonly asks?: readonly {
    text: string;
    schema: ReplySchema;
    seed: number;
    temperature: number;
    maxTokens?: number;
  }[];
}

/** What came of it. */
export interface Outcome {
  readonly failure: { name: string; kind?: string; message: string } | null;
  readonly replies: { text: string; form: string; prompt: number | null; completion: number | null; heard: number }[];
  readonly progress: { loaded: number; total: number | null; text: string }[];
  readonly milliseconds: number;
  readonly support: unknown;
}

addEventListener('message', ({ data, ports }: MessageEvent<Errand>) => {
  void run(data).then((outcome) => ports[0].postMessage(outcome));
});

async function run(errand: Errand): Promise<Outcome> {
  const outcome = { failure: null as Outcome['failure'], replies: [] as Outcome['replies'], progress: [] as never[] };
  if (errand.forbidStorage) {
    const forbidden = (): never => {
      throw new DOMException('Storage is forbidden.', 'SecurityError');
    };
    Object.defineProperty(globalThis, 'caches', {
      value: { open: async () => forbidden(), has: async () => forbidden() },
    });
    Object.defineProperty(globalThis, 'indexedDB', { value: { open: forbidden } });
  }
  const stop = new AbortController();
  const begun = performance.now();
  let ended = begun;
  try {
    if (errand.cancelAfter !== undefined)
      setTimeout(() => {
        ended = performance.now();
        stop.abort(new DOMException('Cancelled.', 'AbortError'));
      }, errand.cancelAfter);
    const model = await OPENERS[errand.provider](
      errand,
      (progress) => outcome.progress.push(progress as never),
      stop.signal,
    );
    for (const ask of errand.asks ?? []) outcome.replies.push(await reply(model, ask, stop, errand.cancelAt));
    model.close();
  } catch (thrown) {
    const { name, message, kind } = thrown as Error & { kind?: string };
    outcome.failure = { name, message, ...(kind && { kind }) };
  }
  const milliseconds = performance.now() - ended;
  // What goes on by itself would show by now; the end of this worker would hide it.
  if (stop.signal.aborted) await new Promise((wake) => setTimeout(wake, 1000));
  return { ...outcome, milliseconds, support: await supportOf() };
}

async function reply(
  model: Model,
  { text, schema, seed, temperature, maxTokens = 100 }: NonNullable<Errand['asks']>[number],
  stop: AbortController,
  cancelAt = Infinity,
): Promise<Outcome['replies'][number]> {
  let heard = 0;
  const messages = [
    { role: 'system' as const, content: 'Integers.' },
    { role: 'user' as const, content: text },
  ];
  const proposal = await model.propose(messages, schema, {
    ...{ signal: stop.signal, seed, temperature, maxTokens, stop: ['\n'] },
    onText: (sofar) => {
      heard++;
      if (sofar.length >= cancelAt) setTimeout(() => stop.abort(new DOMException('Cancelled.', 'AbortError')));
    },
  });
  return { text: proposal.text, form: proposal.form, ...proposal.usage, heard };
}
