import { mlp, weightCount } from '../../core/policies/mlp.ts';
import type { PolicyChoice } from '../../core/policies/policy.ts';
import type { DrawAddress } from '../../core/population/plan.ts';
import { scoreOf, type Task } from '../../core/problems/task.ts';
import { PURPOSE } from '../../core/random/purposes.ts';
import type { Kernels } from '../../kernels/kernels.ts';
import { PolicyKernel } from '../../kernels/policy.ts';
import { TaskKernel } from '../../kernels/task.ts';
import { Workspace } from './memory.ts';
import type { Objective } from './objectives.ts';

/** Policies acting in a task: cost is the ceiling of returns minus the mean return over the generation's episodes. */
export class TaskObjective implements Objective {
  readonly fopt = 0;
  readonly xopt: Float64Array;
  readonly outcomeSize: number;
  readonly #kernel: TaskKernel;
  readonly #policy: PolicyKernel;
  readonly #starts: Workspace;
  readonly #results: Workspace;
  #testing = false;
  #episodes = 0;

  constructor(
    private readonly kernels: Kernels,
    private readonly task: Task,
    private readonly instance: number,
    choice: PolicyChoice,
    private readonly trainingEpisodes: number,
  ) {
    const architecture = mlp(task, choice);
    this.xopt = new Float64Array(weightCount(architecture));
    this.#kernel = new TaskKernel(kernels, task.kernel);
    this.#policy = new PolicyKernel(kernels, architecture);
    this.#starts = new Workspace(kernels);
    this.#results = new Workspace(kernels);
    this.outcomeSize = this.#kernel.outcomeSize;
  }

  /**
   * Draws the episodes of a generation, common to its whole population, or those of the test, common to all runs there are.
   * In a test there is one individual, who stands in every lane of its tile and shares out the episodes among them.
   */
  begin({ seed, repetition, generation, test = false }: DrawAddress): void {
    this.#testing = test;
    this.#episodes = test ? this.task.testEpisodes : this.trainingEpisodes;
    const { pointer, stateSize } = this.#kernel;
    const starts = this.#starts.reserve(this.#episodes * stateSize).pointer;
    const { call } = this.kernels;
    if (test) call.taskStarts(pointer, starts, this.#episodes, this.instance, true, 0, 0, 0, PURPOSE.test);
    else {
      const purpose = PURPOSE.episode;
      call.taskStarts(pointer, starts, this.#episodes, this.instance, false, seed, repetition, generation, purpose);
    }
  }

  evaluate(points: number, tiles: number, costs: number, outcomes: Float64Array | null = null, at = 0): void {
    const width = 1 + this.outcomeSize;
    const results = this.#results.reserve(4 * width * tiles).pointer;
    const { call } = this.kernels;
    call.rollout(
      this.#kernel.pointer,
      this.#policy.pointer,
      points,
      this.xopt.length,
      tiles,
      this.#starts.reserve(0).pointer,
      this.#episodes,
      this.#testing ? 1 : 0,
      results,
    );
    const buffer = call.memory.buffer as ArrayBuffer;
    const sums = new Float64Array(buffer, results, 4 * width * tiles);
    const out = new Float64Array(buffer, costs, 4 * tiles);
    if (this.#testing) out.fill(this.#scoreOf(sums));
    else this.#settle(sums, out, outcomes, at);
  }

  release(): void {
    this.#policy.release();
    this.#starts.release();
    this.#results.release();
  }

  /** Costs, and the mean outcomes of as many individuals as there is room for. */
  #settle(sums: Float64Array, costs: Float64Array, outcomes: Float64Array | null, at: number): void {
    const { outcomeSize: size } = this;
    const room = outcomes ? outcomes.length / size - at : 0;
    for (let i = 0; i < costs.length; i++) {
      const own = 4 * (1 + size) * (i >> 2) + (i & 3);
      costs[i] = this.task.ceiling - sums[own] / this.#episodes;
      if (!outcomes || i >= room) continue;
      for (let k = 0; k < size; k++) outcomes[(at + i) * size + k] = sums[own + 4 * (k + 1)] / this.#episodes;
    }
  }

  /** The score of the one individual of a test; the sums of its four lanes are added pairwise. */
  #scoreOf(sums: Float64Array): number {
    const mean = (k: number): number =>
      (sums[4 * k] + sums[4 * k + 1] + (sums[4 * k + 2] + sums[4 * k + 3])) / this.#episodes;
    return scoreOf(
      this.task,
      mean(0),
      Array.from({ length: this.outcomeSize }, (_, k) => mean(k + 1)),
    );
  }
}
