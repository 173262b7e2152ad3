import type { Question } from '../../../../src/core/evollm/question.ts';
import { spawnInBrowser } from '../../../../src/runtime/browser-workers.ts';

/** What a test asks of this page. */
export interface Order {
  readonly base: string;
  readonly model: string;
  readonly key?: string;
  /** Stops everything after so many milliseconds. */
  readonly stopAfter?: number;
}

export interface Answered {
  /** Replies, or why there are none. */
  readonly answers: readonly (string | null)[] | string;
  /** Texts of the first call as they came. */
  readonly texts: readonly string[];
  readonly calls: number;
  /** Why calls failed, in words. */
  readonly failures: readonly string[];
  /** Milliseconds from the stop until everything had settled; null without one. */
  readonly settledAfter: number | null;
}

const door = import('../../../../src/runtime/models.ts');

function question(k: number): Question {
  return {
    messages: [{ role: 'user', content: `2.5: ${k}, 20\n1.5: ${k}, 40` }],
    ...{ generation: 1, block: k, attempt: 0, count: 2, highest: 1000, temperature: 1, maxTokens: 32, seed: k },
  };
}

async function ask({ base, model, key, stopAfter }: Order): Promise<Answered> {
  const { Asker, KeyRing, Meter, ModelClient } = await door;
  const keys = new KeyRing(() => sessionStorage);
  if (key !== undefined) keys.keep(base, key);
  const order = { kind: 'remote', endpoint: { preset: 'custom', base }, model } as const;
  const client = new ModelClient({ spawn: spawnInBrowser, order, keys, origin: location.origin });
  const limits = { calls: 20, tokens: null, seconds: null, cost: null };
  const meter = new Meter({ limits, prices: null, now: () => performance.now() });
  const texts: string[] = [];
  const failures: string[] = [];
  const asker = new Asker({
    ...{ model: client, meter, patience: { retries: 0, waits: 0 } },
    onAttempt: ({ id, text, failure }) => {
      if (id === 1 && text !== texts.at(-1)) texts.push(text);
      if (failure) failures.push(failure.message);
    },
  });
  const controller = new AbortController();
  let stopped: number | null = null;
  const stop = (): void => {
    stopped = performance.now();
    controller.abort(new Error('Enough.'));
  };
  if (stopAfter !== undefined) setTimeout(stop, stopAfter);
  const answers = await asker.ask([0, 1, 2].map(question), controller.signal).catch((error: Error) => error.message);
  const settledAfter = stopped === null ? null : performance.now() - stopped;
  client.close();
  return { answers, texts, failures, calls: meter.state.calls, settledAfter };
}

async function diagnose({ base, model, key }: Order): Promise<string> {
  const { examine, KeyRing, thisPage } = await door;
  const keys = new KeyRing();
  if (key !== undefined) keys.keep(base, key);
  const { signal } = new AbortController();
  const { failed } = await examine({ given: { preset: 'ollama', base }, model, keys, page: thisPage(), signal });
  return failed === null ? 'well' : `${failed.hurdle.id}: ${failed.finding.mend}`;
}

Object.assign(globalThis, { ask, diagnose });
