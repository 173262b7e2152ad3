import type { RunDescription } from '../core/experiment/description.ts';
import { settingsOf } from '../core/experiment/settings.ts';
import type { TeachHost } from './host/teach-host.ts';
import { Remote } from './remote.ts';
import type { Spawn } from './workers.ts';

export interface LessonsOptions {
  readonly spawn: Spawn;
  readonly module: WebAssembly.Module;
  readonly description: RunDescription;
  /** How prompts are made, by the keys of EvoLLM; what is absent has its default there. */
  readonly prompt: Readonly<Record<string, unknown>>;
  /** Ends the work at once. */
  readonly signal: AbortSignal;
  /** Told now and then how many lessons there are and how many evaluations they took. */
  readonly onProgress: (lessons: number, evaluations: number) => void;
  readonly patienceMs?: number;
}

/** What was taught by a run: JSON lines, and how many of them. */
export interface TaughtLessons {
  readonly parts: readonly string[];
  readonly lessons: number;
  /** Whether the run had more to teach than one file should hold. */
  readonly cut: boolean;
}

/** More lessons than anybody tunes a small model with, in some tens of megabytes. */
export const MOST_LESSONS = 50_000;
/** A single generation of a large task may take a while. */
const PATIENCE_MS = 60_000;

/**
 * Runs a description once more in a worker of its own, and gives what its strategy taught as JSON lines: the prompt that a language
 * model would have seen, and the mean that came next.
 * @throws Error in words when the strategy has nothing to teach or the worker is lost; the signal's reason when it fires
 */
export async function lessonsOf(options: LessonsOptions): Promise<TaughtLessons> {
  const { spawn, module, description, prompt, signal, onProgress, patienceMs = PATIENCE_MS } = options;
  signal.throwIfAborted();
  const handle = spawn('teach', (reason) => remote.close(reason));
  const remote = new Remote<TeachHost>(handle.endpoint, 'The worker that writes lessons', patienceMs);
  const stop = (): void => remote.close('nobody wants the lessons any more');
  signal.addEventListener('abort', stop, { once: true });
  try {
    // It is exact on the reference engine, whatever computes on the page.
    await remote.call('begin', module, { ...settingsOf(description), engine: 'wasm' }, { ...prompt });
    const parts: string[] = [];
    for (let lessons = 0; ;) {
      const batch = await remote.call('more');
      parts.push(batch.text);
      lessons += batch.lessons;
      onProgress(lessons, batch.evaluations);
      const cut = !batch.done && lessons >= MOST_LESSONS;
      if (batch.done || cut) return { parts, lessons, cut };
    }
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    remote.close('it is done');
    handle.terminate();
  }
}
