import type { KernelArray } from './array.ts';
import type { Kernels } from './kernels.ts';

type Numbers = KernelArray<Float64Array<ArrayBuffer>>;

/** Rows are worked on in groups of this many places. */
const GROUP = 8;

/**
 * Costs over a part of a plane through a problem's search space. They agree with those of single points to within 1e-4 of
 * the cost plus 1e-6 of the largest cost in the picture (f16: 3e-2 at a few places, 1e-3 on average). A picture shows the
 * logarithm of the cost in 256 shades, of which that is less than a half.
 */
export class BbobSlice {
  private constructor(
    private readonly kernels: Kernels,
    private readonly pointer: number,
    private readonly width: number,
    private readonly xs: Numbers,
    private readonly row: Numbers,
  ) {}

  /** See `Bbob.slice`. */
  static create(
    kernels: Kernels,
    problem: number,
    plane: readonly Float64Array[],
    xs: Float64Array,
    reachY: number,
  ): BbobSlice | null {
    const width = GROUP * Math.ceil(xs.length / GROUP);
    const places = kernels.float64(width);
    places.values.fill(xs[xs.length - 1]);
    places.values.set(xs);
    const vectors = kernels.float64(3 * plane[0].length);
    plane.forEach((vector, k) => vectors.values.set(vector, k * vector.length));
    const reachX = xs.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
    const pointer = kernels.call.sliceCreate(problem, vectors.pointer, places.pointer, width, reachX, reachY) >>> 0;
    vectors.release();
    if (pointer !== 0) return new BbobSlice(kernels, pointer, xs.length, places, kernels.float64(width));
    places.release();
    return null;
  }

  /** f − f_opt along the row at y; the next row overwrites it. */
  paint(y: number): Float64Array {
    this.kernels.call.slicePaint(this.pointer, y, this.row.pointer);
    return this.row.values.subarray(0, this.width);
  }

  release(): void {
    this.kernels.call.sliceRelease(this.pointer);
    this.xs.release();
    this.row.release();
  }
}
