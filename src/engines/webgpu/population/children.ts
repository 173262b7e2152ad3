import type { Tensor } from '@tensorflow/tfjs-core';
import type { ChildrenPlan, DrawAddress } from '../../../core/population/plan.ts';
import type { Gpu } from '../gpu.ts';
import { word } from '../program.ts';
import { childrenProgram, formOf, recipeOf } from './children-program.ts';

/** Makes children of members that a strategy keeps. The members stay on the device until others take their place. */
export class GpuChildren {
  #held: { readonly members: Float64Array; readonly rows: Tensor } | null = null;

  constructor(private readonly gpu: Gpu) {}

  /** The children of a plan, [dimension, size]. */
  place(plan: ChildrenPlan, { seed, repetition, generation }: DrawAddress): Tensor {
    const { dimension, size } = plan;
    const members = this.#hold(plan);
    const own = recipeOf(plan);
    const recipe = this.gpu.upload(own, [own.length / size, size]);
    const program = childrenProgram(dimension, size, formOf(plan));
    const made = this.gpu.run(program, [members, recipe], word(seed, repetition, generation));
    recipe.dispose();
    return made;
  }

  release(): void {
    this.#held?.rows.dispose();
    this.#held = null;
  }

  /** The members as rows; whatever came back from a device is float32, so that nothing is rounded on its way there. */
  #hold({ members, dimension }: ChildrenPlan): Tensor {
    if (this.#held && equal(this.#held.members, members)) return this.#held.rows;
    this.release();
    const rows = this.gpu.upload(Float32Array.from(members), [members.length / dimension, dimension]);
    this.#held = { members, rows };
    return rows;
  }
}

/** Whether two arrays hold the same numbers; a strategy may copy its members though none of them has changed. */
function equal(a: Float64Array, b: Float64Array): boolean {
  return a === b || (a.length === b.length && a.every((value, k) => value === b[k]));
}
