import { spawnInBrowser } from '../../runtime/browser-workers.ts';
import type { FunctionReport } from '../../runtime/host/self-test-host.ts';
import { fetchKernels } from '../../runtime/kernels-url.ts';
import { selfTest } from '../../runtime/self-test.ts';
import url from './build/reference.json?url';

export type SelfTestPhase = 'idle' | 'running' | 'done' | 'failed';

/** The self-test, as the page shows it. */
export class SelfTest {
  #phase = $state<SelfTestPhase>('idle');
  #failure = $state('');
  #functions = $state.raw<readonly number[]>([]);
  #reports = $state.raw<readonly FunctionReport[]>([]);
  #stop = new AbortController();

  get phase(): SelfTestPhase {
    return this.#phase;
  }

  /** Why it could not be carried out, as a sentence; empty otherwise. */
  get failure(): string {
    return this.#failure;
  }

  /** Numbers of the functions to check; empty until they are known. */
  get functions(): readonly number[] {
    return this.#functions;
  }

  /** What came of each function that is done, in their order. */
  get reports(): readonly FunctionReport[] {
    return this.#reports;
  }

  /** Fetches the reference values and compares everything with them. */
  async run(): Promise<void> {
    this.stop();
    const { signal } = (this.#stop = new AbortController());
    this.#phase = 'running';
    this.#failure = '';
    this.#reports = [];
    try {
      const [module, reference] = await Promise.all([fetchKernels(), fetchReference()]);
      await selfTest({
        spawn: spawnInBrowser,
        module,
        reference,
        signal,
        onBegin: (functions) => (this.#functions = functions),
        onReport: (report) => (this.#reports = [...this.#reports, report]),
      });
      this.#phase = 'done';
    } catch (error) {
      if (signal.aborted) return;
      this.#phase = 'failed';
      this.#failure = (error as Error).message;
    }
  }

  /** Ends it at once; nothing is said any more. */
  stop(): void {
    this.#stop.abort();
  }
}

async function fetchReference(): Promise<string> {
  const response = await fetch(url).catch(() => null);
  if (!response?.ok) throw new Error('The reference values could not be loaded. Check the connection and try again.');
  return response.text();
}
