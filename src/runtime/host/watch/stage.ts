import { mlp, weightCount } from '../../../core/policies/mlp.ts';
import type { Architecture } from '../../../core/policies/policy.ts';
import type { Task } from '../../../core/problems/task.ts';
import { findTask } from '../../../core/problems/tasks/registry.ts';
import { PURPOSE } from '../../../core/random/purposes.ts';
import type { EngineSetting } from '../../../engines/setting.ts';
import type { Kernels } from '../../../kernels/kernels.ts';
import { PolicyKernel } from '../../../kernels/policy.ts';
import { TaskKernel } from '../../../kernels/task.ts';
import type { EpisodeChoice } from '../../watch-orders.ts';

/** A task with a network for it, ready to be acted in: the same kernels as those of rollouts, one individual at a time. */
export class ActingStage {
  readonly task: Task;
  readonly architecture: Architecture;
  readonly kernel: TaskKernel;
  readonly policy: PolicyKernel;
  /** Weights and biases of one policy. */
  readonly weightCount: number;
  /** A state with the reward and the end that the kernel writes behind it; what a policy sees; what it does. */
  readonly state;
  readonly seen;
  readonly action;
  readonly #tile;

  /** @throws Error when the setting is not that of a task */
  constructor(
    readonly kernels: Kernels,
    private readonly setting: EngineSetting,
  ) {
    const task = findTask(setting.problem);
    if (!task || !setting.task) throw new Error(`"${setting.problem}" is no task that a policy could act in.`);
    this.task = task;
    this.architecture = mlp(task, setting.task);
    this.weightCount = weightCount(this.architecture);
    this.kernel = new TaskKernel(kernels, task.kernel);
    this.policy = new PolicyKernel(kernels, this.architecture);
    this.state = kernels.float64(this.kernel.stateSize + 2);
    this.seen = kernels.float64(this.kernel.observationSize);
    this.action = kernels.float64(Math.max(this.kernel.actionSize, task.actions.labels.length));
    this.#tile = kernels.float64(4 * this.weightCount);
  }

  /** Makes this the policy that `act` asks. */
  take(weights: Float64Array): void {
    const { values } = this.#tile;
    for (let j = 0; j < weights.length; j++) values.fill(weights[j], 4 * j, 4 * j + 4);
  }

  /** Where the weights lie that were taken last. */
  get tile(): number {
    return this.#tile.pointer;
  }

  /** Writes what is seen of `state` to `seen`. */
  look(): void {
    this.kernels.call.taskObserve(this.kernel.pointer, this.state.pointer, this.seen.pointer);
  }

  /** Writes what the policy does about `seen` to `action`. */
  act(): void {
    const { kernel, policy, seen, action } = this;
    this.kernels.call.policyAct(
      policy.pointer,
      this.#tile.pointer,
      seen.pointer,
      kernel.observationSize,
      action.pointer,
      kernel.actionSize,
    );
  }

  /** Moves `state` on by one step of `action`. */
  step(): void {
    const { kernel, state, action } = this;
    this.kernels.call.taskSteps(kernel.pointer, state.pointer, action.pointer, 1, state.pointer);
  }

  /** The whole state at the beginning of an episode. */
  start(episode: EpisodeChoice): Float64Array {
    const { stateSize, pointer } = this.kernel;
    if (episode.kind === 'chosen') {
      if (episode.state.length === stateSize) return Float64Array.from(episode.state);
      throw new Error(`A start has ${episode.state.length} numbers, but ${this.task.name} needs ${stateSize}.`);
    }
    const count = episode.episode + 1;
    const starts = this.kernels.float64(count * stateSize);
    const { call } = this.kernels;
    const { instance } = this.setting;
    if (episode.kind === 'test') {
      call.taskStarts(pointer, starts.pointer, count, instance, true, 0, 0, 0, PURPOSE.test);
    } else {
      const { seed, repetition, generation } = episode;
      call.taskStarts(pointer, starts.pointer, count, instance, false, seed, repetition, generation, PURPOSE.episode);
    }
    const start = starts.values.slice(episode.episode * stateSize);
    starts.release();
    return start;
  }

  release(): void {
    this.policy.release();
    for (const array of [this.state, this.seen, this.action, this.#tile]) array.release();
  }
}
