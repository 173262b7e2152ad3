import { bbobNumbers, type BbobNumbers } from './bbob-numbers.ts';
import { BbobSlice } from './bbob-slice.ts';
import type { Kernels } from './kernels.ts';

/**
 * Functions, dimensions and instances of the suite, both ends included. Instances i and i + 2³¹ − 1 are the same, because
 * that is the period of the suite's generator.
 */
export const BBOB_RANGES = {
  function: [1, 24],
  dimension: [2, 40],
  instance: [1, 4294967295],
} as const;

function check(what: keyof typeof BBOB_RANGES, found: number): void {
  const [least, most] = BBOB_RANGES[what];
  if (Number.isInteger(found) && found >= least && found <= most) return;
  throw new RangeError(`bbob defines ${what}s ${least} to ${most}; found ${found}.`);
}

/**
 * One problem of the noiseless BBOB suite (Hansen, Finck, Ros, Auger 2009), equal to the C code of COCO up to rounding.
 * It lives in the memory of its kernels until it is released.
 */
export class Bbob {
  /** The optimal value that the suite adds to every cost. */
  readonly fopt: number;
  /** The optimum as the suite reports it. Its cost is 0, except on f20, where rounding leaves about 3e-15. */
  readonly xopt: Float64Array;

  private constructor(
    private readonly kernels: Kernels,
    readonly dimension: number,
    private readonly pointer: number,
  ) {
    const { call } = kernels;
    this.fopt = call.bbobFopt(pointer);
    this.xopt = new Float64Array(call.memory.buffer as ArrayBuffer, call.bbobOptimum(pointer) >>> 0, dimension).slice();
  }

  /**
   * @param number 1 to 24
   * @param dimension 2 to 40
   * @param instance 1 to 4,294,967,295
   * @throws RangeError when the suite does not define such a problem
   */
  static create(kernels: Kernels, number: number, dimension: number, instance: number): Bbob {
    check('function', number);
    check('dimension', dimension);
    check('instance', instance);
    return new Bbob(kernels, dimension, kernels.call.bbobCreate(number, dimension, instance) >>> 0);
  }

  /**
   * Costs f(x) − f_opt of 4·tiles individuals. A NaN coordinate gives NaN, otherwise an infinite one gives Infinity.
   * @param x pointer to `tiles` tiles: coordinate j of lane l of tile t is the float64 at x + ((t·D + j)·4 + l)·8
   * @param costs pointer to room for 4·tiles float64
   */
  evaluate(x: number, tiles: number, costs: number): void {
    this.kernels.call.bbobEvaluate(this.pointer, x, tiles, costs);
  }

  /**
   * A part of a plane, to be painted row by row; null where evaluating the points is the shortest way. It must be released
   * before the problem is.
   * @param plane the middle of the part and the directions right and up, D numbers each
   * @param xs places along every row, counted from the middle
   * @param reachY the largest distance of a row from the middle
   */
  slice(plane: readonly Float64Array[], xs: Float64Array, reachY: number): BbobSlice | null {
    return BbobSlice.create(this.kernels, this.pointer, plane, xs, reachY);
  }

  /** Everything that the function is computed from, for whoever computes it elsewhere. */
  numbers(): BbobNumbers {
    return bbobNumbers(this.kernels, this.pointer, this.dimension, this.xopt);
  }

  /** Gives the memory back; the problem must not be used any more. */
  release(): void {
    this.kernels.call.bbobRelease(this.pointer);
  }
}
