import { transfer } from 'comlink';
import type { EvaluatorHost } from './host/evaluator-host.ts';
import { messageOf, Remote } from './remote.ts';
import type { PortPair, Spawn, WorkerHandle } from './workers.ts';

interface Member {
  readonly handle: WorkerHandle;
  readonly remote: Remote<EvaluatorHost>;
}

export interface EvaluatorOptions {
  readonly spawn: Spawn;
  readonly module: WebAssembly.Module;
  readonly makeChannel: () => PortPair;
  /** Brings the other end of a new evaluator's channel to whoever runs the crew. */
  readonly onPort: (index: number, port: MessagePort) => void;
  /** An evaluator was given up for good: the crew must do without it. */
  readonly onGone: (index: number) => void;
  /** Told, in words, when an evaluator was replaced. */
  readonly onReplaced?: (message: string) => void;
  /** How long an evaluator may leave a call unanswered. */
  readonly patienceMs?: number;
}

const HEARTBEAT_MS = 1000;
const PATIENCE_MS = 5000;
/** Starting takes longer than answering: a script has to be fetched and kernels instantiated. */
const START_FACTOR = 4;
/** An evaluator that fails this often in a row is not started again. */
const MOST_FAILURES = 5;

/**
 * Starts evaluator workers, joins each to the run by a channel of its own, watches their heartbeat and replaces the dead
 * and the hung. Nothing of a run is lost with one: whoever waited for it computes the slice itself.
 */
export class Evaluators {
  readonly #members: (Member | null)[] = [];
  readonly #failures: number[] = [];
  readonly #timer: ReturnType<typeof setInterval>;

  constructor(private readonly options: EvaluatorOptions) {
    this.#timer = setInterval(() => this.#beat(), HEARTBEAT_MS);
  }

  /** How many evaluators there are or should be. */
  get size(): number {
    return this.#members.length;
  }

  /** Starts or ends workers until there are `count`, at least none. */
  resize(count: number): void {
    if (count < 0) throw new Error(`There cannot be ${count} evaluators.`);
    while (this.#members.length > count) this.#end(this.#members.pop() ?? null, 'it is no longer needed');
    while (this.#members.length < count) this.#start(this.#members.length);
  }

  /** Gives every evaluator a new channel: the run moved to another worker. */
  reconnect(): void {
    this.#members.forEach((member, index) => {
      if (member) this.#connect(member, index);
    });
  }

  close(): void {
    clearInterval(this.#timer);
    this.resize(0);
  }

  #start(index: number): void {
    const onDeath = (reason: string): void => {
      if (this.#members[index]?.handle === handle) this.#replace(index, reason);
    };
    const handle = this.options.spawn('evaluate', onDeath);
    const patience = this.#patience(index) * START_FACTOR;
    const member = { handle, remote: new Remote<EvaluatorHost>(handle.endpoint, `Evaluator ${index + 1}`, patience) };
    this.#members[index] = member;
    this.#connect(member, index);
  }

  #connect({ remote }: Member, index: number): void {
    const { port1, port2 } = this.options.makeChannel();
    remote.call('serve', this.options.module, transfer(port1, [port1])).then(
      () => (remote.patience = this.#patience(index)),
      (error: unknown) => {
        if (this.#members[index]?.remote === remote) this.#replace(index, messageOf(error));
      },
    );
    this.options.onPort(index, port2);
  }

  #beat(): void {
    this.#members.forEach((member, index) => {
      member?.remote.call('ping').then(
        () => (this.#failures[index] = 0),
        (error: unknown) => {
          if (this.#members[index] === member) this.#replace(index, messageOf(error));
        },
      );
    });
  }

  #replace(index: number, reason: string): void {
    this.#end(this.#members[index], reason);
    this.#members[index] = null;
    this.#failures[index] = (this.#failures[index] ?? 0) + 1;
    if (this.#failures[index] >= MOST_FAILURES) {
      this.options.onGone(index);
      this.options.onReplaced?.(`Evaluator ${index + 1} failed ${MOST_FAILURES} times; the run goes on without it.`);
      return;
    }
    this.options.onReplaced?.(`Evaluator ${index + 1} was replaced (${reason}). The run goes on; no result is lost.`);
    this.#start(index);
  }

  /** A slow machine must not lose one worker after the other: each failure doubles the patience. */
  #patience(index: number): number {
    return (this.options.patienceMs ?? PATIENCE_MS) * (1 << (this.#failures[index] ?? 0));
  }

  #end(member: Member | null, reason: string): void {
    member?.remote.close(reason);
    member?.handle.terminate();
  }
}
