import type { Kernels } from './kernels.ts';

/** One state after the other as a task goes through given actions. */
export interface Steps {
  readonly states: readonly (readonly number[])[];
  readonly rewards: readonly number[];
  /** True where the task ended by itself. */
  readonly ended: readonly boolean[];
}

/** The dynamics of a task in the kernels: float64, the same bits everywhere. It costs no memory that must be released. */
export class TaskKernel {
  readonly pointer: number;
  /** Numbers of a state, of an observation, of an action and of the outcomes; and the steps that end an episode. */
  readonly stateSize: number;
  readonly observationSize: number;
  readonly actionSize: number;
  readonly outcomeSize: number;
  readonly limit: number;
  /** The outcomes are numbers of the state from this one on. */
  readonly outcomeAt: number;

  /**
   * @param name what the task's kernel exports
   * @throws Error when no kernel of this name was compiled
   */
  constructor(
    private readonly kernels: Kernels,
    name: `task${Capitalize<string>}`,
  ) {
    const define = kernels.call[name] as (() => number) | undefined;
    if (!define) throw new Error(`The kernels know no task "${name}".`);
    let known = TaskKernel.#pointers.get(kernels);
    if (!known) TaskKernel.#pointers.set(kernels, (known = new Map()));
    this.pointer = known.get(name) ?? define() >>> 0;
    known.set(name, this.pointer);
    const size = (field: number): number => kernels.call.taskSize(this.pointer, field);
    this.stateSize = size(0);
    this.observationSize = size(1);
    this.actionSize = size(2);
    this.outcomeSize = size(3);
    this.limit = size(4);
    this.outcomeAt = size(5);
  }

  /** A task is described once in each memory. */
  static readonly #pointers = new WeakMap<Kernels, Map<string, number>>();

  /**
   * The state after each action, in order, also past the end of an episode.
   * @param state `stateSize` numbers
   * @param actions `actionSize` numbers each
   */
  steps(state: readonly number[], actions: readonly (readonly number[])[]): Steps {
    const width = this.stateSize + 2;
    const from = this.kernels.float64(this.stateSize);
    const given = this.kernels.float64(actions.length * this.actionSize);
    const trace = this.kernels.float64(actions.length * width);
    from.values.set(state);
    given.values.set(actions.flat());
    this.kernels.call.taskSteps(this.pointer, from.pointer, given.pointer, actions.length, trace.pointer);
    const rows = actions.map((_, k) => [...trace.values.subarray(k * width, (k + 1) * width)]);
    for (const array of [from, given, trace]) array.release();
    return {
      states: rows.map((row) => row.slice(0, this.stateSize)),
      rewards: rows.map((row) => row[this.stateSize]),
      ended: rows.map((row) => row[this.stateSize + 1] === 1),
    };
  }

  /** What a policy sees of a state. */
  observe(state: readonly number[]): number[] {
    const from = this.kernels.float64(this.stateSize);
    const out = this.kernels.float64(this.observationSize);
    from.values.set(state);
    this.kernels.call.taskObserve(this.pointer, from.pointer, out.pointer);
    const seen = [...out.values];
    from.release();
    out.release();
    return seen;
  }
}
