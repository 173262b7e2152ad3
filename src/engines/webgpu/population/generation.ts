import type { Tensor } from '@tensorflow/tfjs-core';
import type { DrawAddress, Plan } from '../../../core/population/plan.ts';
import type { Kernels } from '../../../kernels/kernels.ts';
import type { EngineSetting } from '../../setting.ts';
import type { Gpu } from '../gpu.ts';
import { GpuChildren } from './children.ts';
import { stretched } from './directions.ts';
import { drawNormals, drawUniform } from './draw.ts';
import { GpuGenomes } from './genomes.ts';
import { clipped, penaltiesOf, placeRows, placeSteps, reflected, stepsOf } from './place.ts';

/** A generation on the device; all of [dimension, size], coordinate-major. */
export interface Generation {
  readonly plan: Plan;
  readonly address: DrawAddress;
  /** Of a Gaussian plan the draws z and the steps y = A z, which are the same tensor where A is the identity. */
  readonly draws: Tensor | null;
  readonly steps: Tensor | null;
  /** As it was drawn, and as it is evaluated: the same tensor where nothing happens at the borders of the box. */
  readonly drawn: Tensor;
  readonly points: Tensor;
  /** [size]; null where leaving the box costs nothing. */
  readonly penalties: Tensor | null;
}

/**
 * Makes generations from their plans. It keeps the newest, to which folds, rows and the next children come back, and of the
 * one before what was drawn: that is what pictures show until the newest has its costs.
 */
export class Generations {
  readonly #genomes: GpuGenomes;
  readonly #children: GpuChildren;
  #newest: Generation | null = null;
  #before: Generation | null = null;

  constructor(
    private readonly gpu: Gpu,
    kernels: Kernels,
    private readonly setting: EngineSetting,
  ) {
    this.#genomes = new GpuGenomes(gpu, kernels);
    this.#children = new GpuChildren(gpu);
  }

  /** That generation, made only if it is not the newest. */
  of(plan: Plan, address: DrawAddress): Generation {
    const newest = this.#newest;
    if (newest?.plan === plan && newest.address.generation === address.generation) return newest;
    const { draws, steps, drawn } = this.#draw(plan, address);
    this.#age();
    return (this.#newest = { plan, address, draws, steps, drawn, ...this.#bound(drawn) });
  }

  /** A generation as it was drawn; null where it is gone. */
  drawn(plan: Plan, address: DrawAddress): Tensor | null {
    const found = [this.#newest, this.#before].find(
      (one) => one?.plan === plan && one.address.generation === address.generation,
    );
    return found?.drawn ?? null;
  }

  release(): void {
    this.#age();
    this.#before?.drawn.dispose();
    this.#before = null;
    this.#genomes.release();
    this.#children.release();
  }

  #draw(plan: Plan, address: DrawAddress): Pick<Generation, 'draws' | 'steps' | 'drawn'> {
    const { gpu } = this;
    if (plan.kind === 'gaussian') {
      const draws = drawNormals(gpu, plan, address);
      const steps = plan.directions ? stretched(gpu, plan.directions, draws) : stepsOf(gpu, plan, draws);
      return { draws, steps, drawn: placeSteps(gpu, plan, steps) };
    }
    const none = { draws: null, steps: null };
    if (plan.kind === 'uniform') return { ...none, drawn: drawUniform(gpu, plan, address) };
    if (plan.kind === 'children') return { ...none, drawn: this.#children.place(plan, address) };
    if (plan.kind === 'points') return { ...none, drawn: placeRows(gpu, plan) };
    const children = this.#newest?.plan.kind === 'mutants' ? this.#newest.drawn : null;
    return { ...none, drawn: this.#genomes.place(plan, address, children) };
  }

  #bound(drawn: Tensor): Pick<Generation, 'points' | 'penalties'> {
    const { bounds, lower, upper } = this.setting;
    if (bounds === 'clip') {
      const penalties = penaltiesOf(this.gpu, drawn, lower, upper);
      return { points: clipped(this.gpu, drawn, lower, upper), penalties };
    }
    if (bounds === 'reflect') return { points: reflected(this.gpu, drawn, lower, upper), penalties: null };
    return { points: drawn, penalties: null };
  }

  /** The newest becomes the one before. */
  #age(): void {
    this.#before?.drawn.dispose();
    this.#before = this.#newest;
    this.#newest = null;
    if (!this.#before) return;
    const { draws, steps, drawn, points, penalties } = this.#before;
    for (const tensor of new Set([draws, steps, points, penalties])) if (tensor !== drawn) tensor?.dispose();
  }
}
