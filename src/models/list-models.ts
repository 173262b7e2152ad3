import { SYSTEM_CLOCK, type Clock } from './clock.ts';
import type { Endpoint } from './endpoint.ts';
import type { KeyRing } from './keys.ts';
import { addressSpaceHint } from './network.ts';
import { Guard } from './remote/guard.ts';
import { readText } from './remote/read-body.ts';
import { CALL_LIMITS } from './remote/limits.ts';

export interface ListOptions {
  readonly endpoint: Endpoint;
  readonly keys: KeyRing;
  readonly signal: AbortSignal;
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
  readonly timeoutMs?: number;
}

/** What a server says when it is asked for its models. */
export interface Listing {
  /** Its HTTP status. */
  readonly status: number;
  /** Names of the models in its order; null where its answer is no list. */
  readonly models: readonly string[] | null;
}

const TIMEOUT_MS = 10_000;
/** A list of some hundred models with all their properties. */
const MOST_BYTES = 8_000_000;
const MOST_MODELS = 5000;
const LONGEST_NAME = 300;

/**
 * Asks a server for its models.
 * @throws TypeError when it cannot be reached or does not admit this page; ModelError when it takes too long or sends too much; the
 * signal's reason when it fires
 */
export async function listModels(options: ListOptions): Promise<Listing> {
  const { endpoint, keys, signal, fetch: ask = fetch, clock = SYSTEM_CLOCK, timeoutMs = TIMEOUT_MS } = options;
  const url = new URL(`${endpoint.base}/models`);
  const key = keys.keyFor(url.href);
  const guard = new Guard(signal, clock);
  guard.begin('whole', timeoutMs, `${url.host} did not list its models within ${timeoutMs / 1000} s.`);
  try {
    const response = await guard.race(
      ask(url.href, {
        // The same headers as of a question, so that a browser asks the server's leave for them in the same way.
        headers: { 'content-type': 'application/json', ...(key === null ? {} : { authorization: `Bearer ${key}` }) },
        redirect: 'error',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        cache: 'no-store',
        signal: guard.signal,
        ...addressSpaceHint(url),
      }),
    );
    const limits = { ...CALL_LIMITS, maxBytes: MOST_BYTES };
    const text = await readText(response, { guard, limits, host: url.host });
    return { status: response.status, models: response.ok ? namesIn(text, keys) : null };
  } finally {
    guard.end();
  }
}

function namesIn(text: string, keys: KeyRing): readonly string[] | null {
  try {
    const data: unknown = (JSON.parse(text) as { data?: unknown } | null)?.data;
    if (!Array.isArray(data)) return null;
    return data
      .map((one: unknown) => (one as { id?: unknown } | null)?.id)
      .filter((id): id is string => typeof id === 'string' && id !== '' && id.length <= LONGEST_NAME)
      .slice(0, MOST_MODELS)
      .map((id) => keys.redact(id));
  } catch {
    return null;
  }
}
