import type { Tensor } from '@tensorflow/tfjs-core';
import type { DrawAddress } from '../../../core/population/plan.ts';
import type { Task } from '../../../core/problems/task.ts';
import { PURPOSE } from '../../../core/random/purposes.ts';
import type { Kernels } from '../../../kernels/kernels.ts';
import type { TaskKernel } from '../../../kernels/task.ts';
import type { Gpu } from '../gpu.ts';

/** Stands for infinity, of which WGSL promises nothing. */
const HUGE = 3e38;

/**
 * Where the episodes of a generation begin. They are drawn by the reference kernels, so that a population plays the same
 * episodes on either engine, up to the rounding of their starts to float32.
 */
export class Episodes {
  #starts: Tensor | null = null;
  #table: Tensor | null = null;
  #count = 0;

  constructor(
    private readonly gpu: Gpu,
    private readonly kernels: Kernels,
    private readonly task: Task,
    private readonly kernel: TaskKernel,
    private readonly instance: number,
    private readonly training: number,
  ) {}

  /** How many there are. */
  get count(): number {
    return this.#count;
  }

  /** [state, episodes] */
  get starts(): Tensor {
    if (!this.#starts) throw new Error('A generation’s episodes must be drawn before they are played.');
    return this.#starts;
  }

  /** Points that the task looks up; null where it does not. */
  get table(): Tensor | null {
    return this.#table;
  }

  /** Draws those of a generation, common to its whole population, or those of the test, common to all runs there are. */
  draw({ seed, repetition, generation, test = false }: DrawAddress): void {
    this.#count = test ? this.task.testEpisodes : this.training;
    const { pointer, stateSize } = this.kernel;
    const drawn = this.kernels.float64(stateSize * this.#count);
    const key = test ? [0, 0, 0, PURPOSE.test] : [seed, repetition, generation, PURPOSE.episode];
    const [first, second, third, purpose] = key;
    this.kernels.call.taskStarts(
      pointer,
      drawn.pointer,
      this.#count,
      this.instance,
      test,
      first,
      second,
      third,
      purpose,
    );
    const values = drawn.values;
    const starts = new Float32Array(values.length);
    for (let e = 0; e < this.#count; e++) {
      for (let j = 0; j < stateSize; j++) starts[j * this.#count + e] = Math.min(values[e * stateSize + j], HUGE);
    }
    drawn.release();
    this.#starts?.dispose();
    this.#starts = this.gpu.upload(starts, [stateSize, this.#count]);
    // The kernel has drawn its points by now.
    this.#table ??= this.#lookUp();
  }

  release(): void {
    this.#starts?.dispose();
    this.#table?.dispose();
  }

  #lookUp(): Tensor | null {
    const { lookedUp } = this.task;
    if (!lookedUp) return null;
    const seen = lookedUp.flatMap((state) => this.kernel.observe(state));
    return this.gpu.upload(Float32Array.from(seen), [lookedUp.length, this.kernel.observationSize]);
  }
}
