// What is measured on a device, wherever that is: in a page or in Node. Times are of the clock, since a device is not the
// processor; each ends with a readback of the costs, as in a generation.
import { mlp, weightCount } from '../../../src/core/policies/mlp.ts';
import type { PolicyChoice } from '../../../src/core/policies/policy.ts';
import type { Task } from '../../../src/core/problems/task.ts';
import { findTask } from '../../../src/core/problems/tasks/registry.ts';
import { engineSetting } from '../../../src/engines/setting.ts';
import { TaskObjective } from '../../../src/engines/wasm/task-objective.ts';
import { Gpu } from '../../../src/engines/webgpu/gpu.ts';
import type { GpuObjective } from '../../../src/engines/webgpu/objective.ts';
import { objectiveFor } from '../../../src/engines/webgpu/objectives.ts';
import { Kernels } from '../../../src/kernels/kernels.ts';
import { generationSpeed, type GenerationSpeed } from './generations.ts';

export const POPULATIONS = [256, 4096, 65_536] as const;

/** Episodes that each individual plays. */
const EPISODES = 4;
/** A window is at least so long; the best of some counts. */
const WINDOW_MS = 100;
const WINDOWS = 2;
/** A population is left out where one generation would take longer than this, judged by the next smaller one. */
const PATIENCE_MS = 6000;

/** Individuals, or steps, per second, for each population; null where it would take too long. */
export type Speeds = (number | null)[];

/** Measures on one device. */
export class DeviceBench {
  readonly #kernels: Kernels;

  private constructor(
    private readonly gpu: Gpu,
    private readonly module: WebAssembly.Module,
  ) {
    this.#kernels = new Kernels(module);
  }

  static async open(module: WebAssembly.Module): Promise<DeviceBench> {
    return new DeviceBench(await Gpu.open(120_000), module);
  }

  get adapter(): string {
    return this.gpu.adapter.text;
  }

  /** Environment steps per second of a task with its standard network, weights from N(0, ½²). */
  async steps(id: string): Promise<Speeds> {
    const task = findTask(id)!;
    const choice = { hidden: task.defaults.hidden, activation: 'tanh', fresh: 'normal', spread: 0.5 } as const;
    const dim = weightCount(mlp(task, choice));
    const own = { problem: id, dim, instance: 1, bounds: 'none', task: { ...choice, episodes: EPISODES } } as const;
    const objective = objectiveFor(this.gpu, this.#kernels, engineSetting(own));
    const each = this.#meanSteps(task, choice, dim);
    const speeds = await this.#speeds(objective, dim, (size) => this.#normals(dim, size));
    objective.release();
    return speeds.map((speed) => speed && speed * EPISODES * each);
  }

  /** Evaluations per second of a function, points uniform in the box. */
  async evaluations(number: number, dim: number): Promise<Speeds> {
    const own = { problem: `bbob-f${number}`, dim, instance: 1, bounds: 'none' } as const;
    const objective = objectiveFor(this.gpu, this.#kernels, engineSetting(own));
    const uniform = (size: number): Float32Array =>
      Float32Array.from({ length: dim * size }, () => 10 * Math.random() - 5);
    const speeds = await this.#speeds(objective, dim, uniform);
    objective.release();
    return speeds;
  }

  /** Whole generations of a run, on a device of its own. */
  generations(which: number): Promise<GenerationSpeed> {
    return generationSpeed(this.module, which);
  }

  release(): void {
    this.gpu.release();
  }

  async #speeds(objective: GpuObjective, dim: number, points: (size: number) => Float32Array): Promise<Speeds> {
    const speeds: Speeds = [];
    let last = 0;
    for (const size of POPULATIONS) {
      if (last * 16 > PATIENCE_MS) {
        speeds.push(null);
        continue;
      }
      const population = this.gpu.upload(points(size), [dim, size]);
      let best = 0;
      // The first window compiles.
      for (let window = 0; window <= WINDOWS; window++) {
        const began = performance.now();
        let elapsed = 0;
        let rounds = 0;
        while (elapsed < WINDOW_MS) {
          objective.begin({ seed: 1, repetition: 0, generation: rounds });
          const { costs, outcomes } = objective.evaluate(population);
          await this.gpu.read(costs);
          costs.dispose();
          outcomes?.dispose();
          rounds++;
          elapsed = performance.now() - began;
        }
        last = elapsed / rounds;
        if (window > 0) best = Math.max(best, (1000 * size) / last);
        if (last > 1000 && window > 0) break;
      }
      population.dispose();
      speeds.push(best);
    }
    return speeds;
  }

  /** Weights of a population, coordinate-major. */
  #normals(dim: number, size: number): Float32Array {
    const tiles = this.#kernels.float64(dim * size);
    this.#kernels.call.normalTiles(tiles.pointer, dim, size / 4, 0, 0xffffffff, 1, 0, 0, 0);
    const values = new Float32Array(dim * size);
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < dim; j++) values[j * size + i] = 0.5 * tiles.values[4 * ((i >> 2) * dim + j) + (i & 3)];
    }
    tiles.release();
    return values;
  }

  /** Steps of an episode of such networks, as the reference engine counts them for 256 of them in eight generations. */
  #meanSteps(task: Task, choice: PolicyChoice, dim: number): number {
    const size = 256;
    const generations = 8;
    const kernels = this.#kernels;
    const objective = new TaskObjective(kernels, task, 1, choice, EPISODES);
    const weights = kernels.float64(dim * size);
    const costs = kernels.float64(size);
    kernels.call.normalTiles(weights.pointer, dim, size / 4, 0, 0xffffffff, 1, 0, 0, 0);
    weights.values.forEach((value, k, values) => (values[k] = 0.5 * value));
    const before = kernels.call.rolloutSteps();
    for (let generation = 0; generation < generations; generation++) {
      objective.begin({ seed: 1, repetition: 0, generation });
      objective.evaluate(weights.pointer, size / 4, costs.pointer);
    }
    const made = kernels.call.rolloutSteps() - before;
    for (const owned of [weights, costs, objective]) owned.release();
    return made / (size * EPISODES * generations);
  }
}
