import type { FunctionReport, SelfTestHost } from './host/self-test-host.ts';
import { Remote } from './remote.ts';
import type { Spawn } from './workers.ts';

const PATIENCE_MS = 60_000;

export interface SelfTestOptions {
  readonly spawn: Spawn;
  readonly module: WebAssembly.Module;
  /** The reference values, as JSON. */
  readonly reference: string;
  /** Told which functions there are, then of each as it is done. */
  readonly onBegin: (functions: readonly number[]) => void;
  readonly onReport: (report: FunctionReport) => void;
  /** Ends the test at once when it fires. */
  readonly signal: AbortSignal;
}

/**
 * Compares the kernels with the reference values in a worker of its own, function by function.
 * @throws Error with a sentence when the worker dies or hangs, the values are damaged, or the signal fires
 */
export async function selfTest(options: SelfTestOptions): Promise<void> {
  const { spawn, module, reference, onBegin, onReport, signal } = options;
  signal.throwIfAborted();
  const worker = spawn('self-test', (reason) => remote.close(reason));
  const remote = new Remote<SelfTestHost>(worker.endpoint, 'The worker of the self-test', PATIENCE_MS);
  const abort = (): void => remote.close('the test was stopped');
  signal.addEventListener('abort', abort);
  try {
    const functions = await remote.call('open', module, reference);
    onBegin(functions);
    for (const f of functions) onReport(await remote.call('check', f));
  } finally {
    signal.removeEventListener('abort', abort);
    remote.close('the test is over');
    worker.terminate();
  }
}
