import type { Endpoint } from 'comlink';

/** What a worker of ours can be for. */
export type WorkerRole =
  'run' | 'evaluate' | 'landscape' | 'self-test' | 'watch' | 'weigh' | 'trial' | 'model' | 'teach';

/** A worker, whatever the platform it runs on. */
export interface WorkerHandle {
  readonly endpoint: Endpoint;
  terminate(): void;
}

/**
 * Starts a worker.
 * @param onDeath called at most once if the platform notices that the worker failed; many deaths go unnoticed
 */
export type Spawn = (role: WorkerRole, onDeath: (reason: string) => void) => WorkerHandle;

/** Two entangled ports, as `MessageChannel` gives them on either platform. */
export interface PortPair {
  readonly port1: MessagePort;
  readonly port2: MessagePort;
}
