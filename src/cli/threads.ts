import { MessageChannel, Worker, type MessagePort as NodePort } from 'node:worker_threads';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import type { Crew } from '../engines/crew.ts';
import { Evaluators } from '../runtime/evaluators.ts';
import { EvaluatorLink } from '../runtime/host/evaluator-link.ts';
import type { PortPair, Spawn } from '../runtime/workers.ts';

/** Starts an evaluator thread. */
const spawnThread: Spawn = (_role, onDeath) => {
  const worker = new Worker(new URL('./evaluate.js', import.meta.url));
  worker.on('error', (error) => onDeath(error.message));
  worker.on('exit', () => onDeath('its thread ended'));
  return { endpoint: nodeEndpoint(worker), terminate: () => void worker.terminate() };
};

/** Evaluator threads that join whichever crew is at work. */
export class Threads {
  readonly #evaluators: Evaluators;
  readonly #ports: NodePort[] = [];
  readonly #links: (EvaluatorLink | undefined)[] = [];
  #crew: Crew | null = null;

  /** @param onNotice told in words when a thread had to be replaced */
  constructor(module: WebAssembly.Module, count: number, onNotice: (message: string) => void) {
    this.#evaluators = new Evaluators({
      spawn: spawnThread,
      module,
      makeChannel: () => new MessageChannel() as unknown as PortPair,
      onPort: (index, port) => this.#connect(index, port as unknown as NodePort),
      onReplaced: onNotice,
    });
    this.#evaluators.resize(count);
  }

  /** Puts every thread at the service of a crew, which waits until all are ready. */
  async serve(crew: Crew): Promise<void> {
    this.#crew = crew;
    await Promise.all(this.#links.map((link, index) => link && crew.join(index, link)));
  }

  close(): void {
    this.#evaluators.close();
    this.#links.forEach((link) => link?.close('the run is over'));
    this.#ports.forEach((port) => port.close());
  }

  #connect(index: number, port: NodePort): void {
    this.#links[index]?.close('it was replaced');
    const link = new EvaluatorLink(nodeEndpoint(port), index);
    this.#links[index] = link;
    this.#ports.push(port);
    // A replacement that fails too is replaced in its turn; the crew does without it meanwhile.
    this.#crew?.join(index, link).catch(() => undefined);
  }
}
