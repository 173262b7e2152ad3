import type { Tensor } from '@tensorflow/tfjs-core';
import { mlp, weightCount } from '../../../core/policies/mlp.ts';
import type { Architecture } from '../../../core/policies/policy.ts';
import type { DrawAddress } from '../../../core/population/plan.ts';
import type { Task } from '../../../core/problems/task.ts';
import type { EngineSetting } from '../../setting.ts';
import type { Kernels } from '../../../kernels/kernels.ts';
import { TaskKernel } from '../../../kernels/task.ts';
import type { Gpu } from '../gpu.ts';
import type { GpuEvaluated, GpuObjective } from '../objective.ts';
import { float, integer } from '../program.ts';
import { Episodes } from './episodes.ts';
import { meanProgram, rolloutProgram } from './rollout-program.ts';

/**
 * Most work of one dispatch, counted in weights read and 200 for whatever else a step needs: hundredths of a second on slow
 * devices, since up to 15 dispatches are handed over together, and where those take seconds, a watchdog may take the
 * device away.
 */
const WORK = 5e8;

/** Policies acting in a task: cost is the ceiling of returns minus the mean return over the generation's episodes. */
export class GpuTaskObjective implements GpuObjective {
  readonly outcomeSize: number;
  readonly #kernel: TaskKernel;
  readonly #architecture: Architecture;
  readonly #weights: number;
  readonly #episodes: Episodes;
  #testing = false;

  constructor(
    private readonly gpu: Gpu,
    kernels: Kernels,
    private readonly task: Task,
    { instance, task: choice }: Pick<EngineSetting, 'instance' | 'task'>,
    private readonly work = WORK,
  ) {
    if (!choice) throw new Error(`The run says nothing about the network that acts in "${task.id}".`);
    this.#kernel = new TaskKernel(kernels, task.kernel);
    this.#architecture = mlp(task, choice);
    this.#weights = weightCount(this.#architecture);
    this.#episodes = new Episodes(gpu, kernels, task, this.#kernel, instance, choice.episodes);
    this.outcomeSize = this.#kernel.outcomeSize;
  }

  begin(address: DrawAddress): void {
    this.#testing = address.test === true;
    this.#episodes.draw(address);
  }

  /** In a test, the cost is the score of each policy over the test's episodes, and there are no outcomes. */
  evaluate(points: Tensor): GpuEvaluated {
    const population = points.shape[1]!;
    const records = this.#play(points, population);
    const { outcomeAt } = this.#kernel;
    const { ceiling, score } = this.task;
    const mean = (columns: number | null, row: number, base: number, factor: number): Tensor =>
      this.gpu.run(
        meanProgram(population, columns),
        [records],
        [...integer(row, columns ?? 1), ...float(base, factor)],
      );
    const byOutcome = this.#testing && score.of !== 'return';
    const costs = byOutcome
      ? mean(null, outcomeAt + score.outcome, score.of === 'most' ? 1 : 0, score.of === 'most' ? -1 : 1)
      : mean(null, this.#kernel.stateSize, ceiling, -1);
    const outcomes = this.#testing || this.outcomeSize === 0 ? null : mean(this.outcomeSize, outcomeAt, 0, 1);
    records.dispose();
    return { costs, outcomes };
  }

  release(): void {
    this.#episodes.release();
  }

  /** The records of all threads when all their episodes are over. */
  #play(points: Tensor, population: number): Tensor {
    const { starts, table, count } = this.#episodes;
    const { limit } = this.#kernel;
    const threads = population * count;
    const program = rolloutProgram(this.task, this.#kernel, this.#architecture, threads);
    const inputs = [points, starts, ...(table ? [table] : [])];
    const steps = Math.max(1, Math.floor(this.work / (threads * (this.#weights + 200))));
    const records = this.gpu.run(program, inputs, integer(1, steps));
    for (let made = steps; made < limit; made += steps) {
      this.gpu.run(program, inputs, integer(0, steps), 'float32', records);
    }
    return records;
  }
}
