import { SYSTEM_CLOCK, type Clock } from '../clock.ts';
import { readEndpoint } from '../endpoint.ts';
import type { KeyRing } from '../keys.ts';
import { listModels, type Listing } from '../list-models.ts';
import { PRESETS } from '../presets.ts';
import { failed, type Examination, type ExaminedPage, type Finding, type Hurdle } from './hurdle.ts';
import { HURDLES } from './registry.ts';

export interface ExamineOptions {
  /** As entered. */
  readonly given: { readonly preset: string; readonly base: string };
  readonly model: string;
  readonly keys: KeyRing;
  readonly page: ExaminedPage;
  readonly signal: AbortSignal;
  /** Told of each hurdle as it is done. */
  readonly onFinding?: (hurdle: Hurdle, finding: Finding) => void;
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
  /** Milliseconds for each request that needs no model. */
  readonly timeoutMs?: number;
  /** Tokens that a run lets each reply have for thoughts; none unless told. */
  readonly thoughts?: number;
}

/** What an examination came to. */
export interface Diagnosis {
  readonly findings: readonly { readonly hurdle: Hurdle; readonly finding: Finding }[];
  /** The hurdle that failed; null when the model can be used. */
  readonly failed: { readonly hurdle: Hurdle; readonly finding: Finding } | null;
}

const TIMEOUT_MS = 10_000;

/**
 * Takes the hurdles between this page and a model one after the other, until one fails. No finding contains a key.
 * @throws the signal's reason when it fires, and nothing else
 */
export async function examine(options: ExamineOptions): Promise<Diagnosis> {
  const { keys, signal, onFinding } = options;
  const examination = begin(options);
  const findings: { hurdle: Hurdle; finding: Finding }[] = [];
  for (const hurdle of HURDLES) {
    signal.throwIfAborted();
    const found = await take(hurdle, examination);
    const covered = { ...found, says: keys.redact(found.says), mend: found.mend && keys.redact(found.mend) };
    findings.push({ hurdle, finding: covered });
    onFinding?.(hurdle, covered);
    if (covered.state === 'failed') return { findings, failed: { hurdle, finding: covered } };
  }
  return { findings, failed: null };
}

async function take(hurdle: Hurdle, examination: Examination): Promise<Finding> {
  try {
    return await hurdle.run(examination);
  } catch (error) {
    examination.signal.throwIfAborted();
    const reason = error instanceof Error ? error.message : String(error);
    return failed(`This could not be examined: ${reason.replace(/\.$/, '')}.`, 'Try again.');
  }
}

function begin(options: ExamineOptions): Examination {
  const {
    given,
    page,
    keys,
    signal,
    model,
    fetch: ask = fetch,
    clock = SYSTEM_CLOCK,
    timeoutMs = TIMEOUT_MS,
    thoughts = 0,
  } = options;
  const read = readEndpoint(given, page);
  // The first hurdle says what is wrong with it, and nothing after that is asked.
  const endpoint = 'endpoint' in read ? read.endpoint : { preset: 'custom', base: 'http://127.0.0.1' };
  const preset = PRESETS.find(({ id }) => id === given.preset) ?? PRESETS.at(-1)!;
  let listed: Promise<Listing> | null = null;
  const listing = (): Promise<Listing> =>
    (listed ??= listModels({ endpoint, keys, signal, fetch: ask, clock, timeoutMs }));
  const url = new URL(endpoint.base);
  return { given, preset, endpoint, url, model, keys, page, fetch: ask, clock, signal, timeoutMs, thoughts, listing };
}
