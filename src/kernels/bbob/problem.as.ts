/** One function of the suite in one dimension and instance, with everything that does not depend on the point. */
@unmanaged
export class Problem {
  /** 1 to 24. */
  number: i32;
  dimension: i32;
  fopt: f64;
  /** The optimum as the suite reports it: D numbers. */
  optimum: usize;
  /** What is subtracted from a point first: D numbers. */
  offset: usize;
  /** First and second matrix, in panels. */
  first: usize;
  second: usize;
  /** D numbers each; their meaning is the function's own. */
  scales: usize;
  weights: usize;
  /** Gallagher: centre and scale of every coordinate of every peak; level of every peak; number of peaks. */
  peaks: usize;
  levels: usize;
  peakCount: i32;
  /** Numbers of the function's own. */
  constant: f64;
  exponent: f64;
  /** Working tiles, each with room for one coordinate more; that one stays zero. */
  tile0: usize;
  tile1: usize;
  tile2: usize;
  /** Where the next reservation starts. */
  free: usize;
}

/** Room for two matrices, three tiles, four lists, and the peaks, which may be filled up to a multiple of three. */
function recordBytes(dimension: i32, peakCount: i32): usize {
  const d = <usize>dimension;
  const numbers = 2 * (d * d + 1) + (12 + 4) * (d + 1) + (2 * d + 1) * <usize>(peakCount + 2) + 2;
  return (offsetof<Problem>() + 16 + (numbers << 3) + 15) & ~15;
}

/** A record without content; `destroy` gives its memory back. */
export function createProblem(number: i32, dimension: i32, peakCount: i32): Problem {
  const bytes = recordBytes(dimension, peakCount);
  const block = heap.alloc(bytes);
  memory.fill(block, 0, bytes);
  const problem = changetype<Problem>(block);
  problem.number = number;
  problem.dimension = dimension;
  problem.peakCount = peakCount;
  problem.free = (block + offsetof<Problem>() + 15) & ~15;
  problem.tile0 = reserve(problem, 4 * (dimension + 1));
  problem.tile1 = reserve(problem, 4 * (dimension + 1));
  problem.tile2 = reserve(problem, 4 * (dimension + 1));
  problem.optimum = reserve(problem, dimension);
  problem.offset = reserve(problem, dimension);
  problem.scales = reserve(problem, dimension);
  problem.weights = reserve(problem, dimension);
  return problem;
}

/** A part of the record's memory for `count` numbers, all zero, 16-byte aligned. */
export function reserve(problem: Problem, count: i32): usize {
  const start = problem.free;
  problem.free = start + ((<usize>count + 1) & ~1) * 8;
  return start;
}

export function destroy(problem: Problem): void {
  heap.free(changetype<usize>(problem));
}
