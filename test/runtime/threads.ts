import { expose, type Endpoint } from 'comlink';
import { EvaluatorHost } from '../../src/runtime/host/evaluator-host.ts';
import { RunHost } from '../../src/runtime/host/run-host.ts';
import { TrialHost } from '../../src/runtime/host/trial-host.ts';
import type { PortPair, Spawn, WorkerRole } from '../../src/runtime/workers.ts';

const asEndpoint = (port: MessagePort): Endpoint => port as Endpoint;

type Host = RunHost | EvaluatorHost | TrialHost;

function hostOf(role: WorkerRole): Host {
  if (role === 'trial') return new TrialHost();
  return role === 'run' ? new RunHost(asEndpoint) : new EvaluatorHost(asEndpoint);
}

/** Workers that live on this thread, behind a real channel: everything but the parallelism. */
export class Threads {
  readonly spawned: { readonly role: WorkerRole; readonly host: Host | null; alive: boolean }[] = [];
  readonly #ports: MessagePort[] = [];

  /** @param hangs whether the k-th worker of a role, counted from 0, answers nothing */
  constructor(private readonly hangs: (role: WorkerRole, k: number) => boolean = () => false) {}

  readonly spawn: Spawn = (role) => {
    const { port1, port2 } = this.makeChannel();
    const k = this.spawned.filter((worker) => worker.role === role).length;
    const host = this.hangs(role, k) ? null : hostOf(role);
    if (host) expose(host, port2 as Endpoint);
    const worker = { role, host, alive: true };
    this.spawned.push(worker);
    const terminate = (): void => {
      worker.alive = false;
      port2.close();
    };
    return { endpoint: port1 as Endpoint, terminate };
  };

  readonly makeChannel = (): PortPair => {
    const pair = new MessageChannel();
    this.#ports.push(pair.port1, pair.port2);
    return pair;
  };

  close(): void {
    for (const port of this.#ports) port.close();
  }
}
