import { fillLists } from './lists.as';
import { SECOND_STREAM, buildMatrices } from './matrices.as';
import { optimalValue, placeOptimum, settleOptimum } from './optimum.as';
import { Problem, createProblem } from './problem.as';

/** Seed of an instance; f4 shares that of f3, f18 that of f17. Exact in float64 for every uint32 instance. */
function seedOf(number: i32, instance: u32): f64 {
  const shared = number == 4 ? 3 : number == 18 ? 17 : number;
  return <f64>shared + 10000 * <f64>instance;
}

function isRotated(number: i32): bool {
  return number >= 6 && number != 8 && number != 20;
}

/**
 * The problem of function 1 to 24 in dimension 2 to 40, instance 1 to 2³² − 1, with everything precomputed: optimum,
 * rotations and their products, conditioning, peaks, scratch tiles. The arguments are the caller's to check.
 */
export function create(number: i32, dimension: i32, instance: u32): Problem {
  const problem = createProblem(number, dimension, number == 21 ? 101 : number == 22 ? 21 : 0);
  const rs = seedOf(number, instance);
  problem.fopt = optimalValue(rs);
  placeOptimum(number == 12 ? rs + SECOND_STREAM : rs, dimension, problem.offset);
  fillLists(problem);
  const square = (<usize>(dimension * dimension)) << 3;
  const work = heap.alloc(6 * square);
  const q = work + 2 * square;
  if (isRotated(number)) buildMatrices(problem, rs, work, q, work + 4 * square);
  settleOptimum(problem, rs, q);
  heap.free(work);
  return problem;
}
