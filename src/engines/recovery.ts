import type { GpuTrouble } from './webgpu/gpu-error.ts';

/** A device that fails this often in a row is not opened again. */
const MOST_FAILURES = 3;
/** What another device may help against. */
const PASSING: readonly GpuTrouble[] = ['lost', 'silent'];

/** What to do about a device that failed, and how it is said. */
export interface Recovery {
  /** Whether to open another one. */
  readonly again: boolean;
  readonly message: string;
}

/**
 * @param error what the device failed with; of a GpuError it depends on its trouble
 * @param failures how often in a row devices have failed, this one included
 */
export function recoveryFrom(error: unknown, failures: number): Recovery {
  const { trouble } = error as { readonly trouble?: GpuTrouble };
  const what = error instanceof Error ? error.message : String(error);
  const again = trouble !== undefined && PASSING.includes(trouble) && failures < MOST_FAILURES;
  const next = again
    ? 'It is opened again, and the run goes on where it was.'
    : 'The run goes on with the reference engine.';
  return { again, message: `${/[.!?)]$/.test(what) ? what : `${what}.`} ${next}` };
}
