import type { Kernels } from './kernels.ts';

/** What a function of the suite is computed from in one dimension and instance; copies, in float64. */
export interface BbobNumbers {
  readonly optimum: Float64Array;
  /** D numbers each; their meaning is the function's own (src/kernels/bbob/lists.as.ts). */
  readonly scales: Float64Array;
  readonly weights: Float64Array;
  /** Matrices, row by row; null where a function has none. */
  readonly first: Float64Array | null;
  readonly second: Float64Array | null;
  /** Numbers of the function's own. */
  readonly constant: number;
  readonly exponent: number;
  /** Gallagher's peaks, D numbers each, empty for the other functions: centres in the rotated space, and scales. */
  readonly centers: readonly Float64Array[];
  readonly peakScales: readonly Float64Array[];
  readonly levels: Float64Array;
}

/** Peaks lie side by side in groups of so many (src/kernels/bbob/gallagher.as.ts). */
const GROUP = 3;

/** Reads them out of a problem. */
export function bbobNumbers(kernels: Kernels, problem: number, dimension: number, optimum: Float64Array): BbobNumbers {
  const { call } = kernels;
  const list = (which: number, length: number): Float64Array =>
    new Float64Array(call.memory.buffer as ArrayBuffer, call.bbobNumbers(problem, which) >>> 0, length).slice();
  const matrix = (which: number): Float64Array | null =>
    call.bbobNumbers(problem, which) === 0 ? null : unpacked(list(which, dimension * dimension), dimension);
  const count = call.bbobNumber(problem, 2);
  const groups = Math.ceil(count / GROUP);
  const peaks = count === 0 ? new Float64Array(0) : list(4, 2 * dimension * GROUP * groups);
  const place = (p: number, j: number): number => 2 * ((Math.floor(p / GROUP) * dimension + j) * GROUP + (p % GROUP));
  const ofPeaks = (part: number): Float64Array[] =>
    Array.from({ length: count }, (_, p) =>
      Float64Array.from({ length: dimension }, (_, j) => peaks[place(p, j) + part]),
    );
  return {
    optimum,
    scales: list(0, dimension),
    weights: list(1, dimension),
    first: matrix(2),
    second: matrix(3),
    constant: call.bbobNumber(problem, 0),
    exponent: call.bbobNumber(problem, 1),
    centers: ofPeaks(0),
    peakScales: ofPeaks(1),
    levels: count === 0 ? new Float64Array(0) : list(5, count),
  };
}

/** From panels of four rows, then two, then one (src/kernels/linear/panel.as.ts), to rows. */
function unpacked(panels: Float64Array, dimension: number): Float64Array {
  const rows = new Float64Array(dimension * dimension);
  let at = 0;
  for (let first = 0; first < dimension;) {
    const left = dimension - first;
    const height = left >= 4 ? 4 : left >= 2 ? 2 : 1;
    for (let j = 0; j < dimension; j++) {
      for (let r = 0; r < height; r++) rows[(first + r) * dimension + j] = panels[at++];
    }
    first += height;
  }
  return rows;
}
