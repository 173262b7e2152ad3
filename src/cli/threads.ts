import { setTimeout } from 'node:timers/promises';
import { MessageChannel, type MessagePort as NodePort } from 'node:worker_threads';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import type { Crew } from '../engines/crew.ts';
import { Evaluators } from '../runtime/evaluators.ts';
import { EvaluatorLink } from '../runtime/host/evaluator-link.ts';
import type { PortPair } from '../runtime/workers.ts';
import { spawnThread } from './spawn.ts';

/** A crew begins without threads that take longer than this to start. */
const ASSEMBLY_MS = 10_000;
const LOOK_MS = 5;

/** Evaluator threads that join a crew. */
export class Threads {
  readonly #evaluators: Evaluators;
  readonly #ports: NodePort[] = [];
  readonly #links: (EvaluatorLink | undefined)[] = [];

  /** @param onNotice told in words when a thread had to be replaced */
  constructor(
    module: WebAssembly.Module,
    private readonly crew: Crew,
    private readonly count: number,
    onNotice: (message: string) => void,
  ) {
    this.#evaluators = new Evaluators({
      spawn: spawnThread,
      module,
      makeChannel: () => new MessageChannel() as unknown as PortPair,
      onPort: (index, port) => this.#connect(index, port as unknown as NodePort),
      onGone: (index) => crew.leave(index),
      onReplaced: onNotice,
    });
    this.#evaluators.resize(count);
  }

  /** Resolves when every thread has joined the crew, or when those that have not are not worth waiting for. */
  async assembled(): Promise<void> {
    const end = performance.now() + ASSEMBLY_MS;
    while (this.crew.size < this.count && performance.now() < end) await setTimeout(LOOK_MS);
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
    // A thread that fails is replaced by whoever started it; the crew does without it meanwhile.
    this.crew.join(index, link).catch(() => undefined);
  }
}
