// The peaks of f21 and f22.
import { GROUP } from './gallagher.as';
import { logScalar } from '../math/log.as';
import { powScalar } from '../math/pow.as';
import { uniforms } from './generator.as';
import { ascendingOrder } from './order.as';
import { Problem, reserve } from './problem.as';

const LN2: f64 = 0.6931471805599453;

/** Condition of the matrix of peak p ≥ 1 is 1000^(rank/(P − 2)), with the ranks dealt by the uniforms of seed rs. */
function condition(order: usize, p: i32, count: i32): f64 {
  if (p == 0) return count == 101 ? sqrt<f64>(1000) : 1000;
  return powScalar(1000, <f64>load<i32>(order + ((<usize>(p - 1)) << 2)) / <f64>(count - 2));
}

/** Height of peak 0 is 10, of the others 1.1 to 9.1. */
function height(p: i32, count: i32): f64 {
  return p == 0 ? 10 : 1.1 + (8 * <f64>(p - 1)) / <f64>(count - 2);
}

/** Rotates a centre given as D numbers: Q times it, summed in ascending order like every product with a tile. */
function rotated(matrix: usize, dimension: i32, center: usize, i: i32): f64 {
  let sum: f64 = 0;
  for (let j = 0; j < dimension; j++) {
    sum += load<f64>(matrix + ((<usize>(j * dimension + i)) << 3)) * load<f64>(center + ((<usize>j) << 3));
  }
  return sum;
}

/** Place of centre and scale of coordinate j of peak p: the peaks of a group lie side by side, coordinate by coordinate. */
export function place(problem: Problem, p: i32, j: i32): usize {
  const group = p / GROUP;
  return problem.peaks + ((<usize>((group * problem.dimension + j) * GROUP + (p - group * GROUP))) << 4);
}

/**
 * Fills centres, scales and levels of the peaks and the optimum, which is the centre of peak 0.
 * @param matrix Q, column by column
 */
export function raisePeaks(problem: Problem, rs: f64, matrix: usize): void {
  const d = problem.dimension;
  const count = problem.peakCount;
  const width = count == 101 ? 10 : 9.8;
  const list = heap.alloc((<usize>(d * count + count + d)) << 3);
  const conditionOrder = list + ((<usize>(d * count)) << 3);
  const scaleOrder = conditionOrder + ((<usize>count) << 3);
  const padded = ((count + GROUP - 1) / GROUP) * GROUP;
  problem.levels = reserve(problem, padded);
  problem.peaks = reserve(problem, 2 * d * padded);
  for (let p = count; p < padded; p++) store<f64>(problem.levels + ((<usize>p) << 3), Infinity);

  uniforms(rs, count - 1, list);
  ascendingOrder(list, count - 1, conditionOrder);
  for (let p = 0; p < count; p++) {
    uniforms(rs + 1000 * <f64>p, d, list);
    ascendingOrder(list, d, scaleOrder);
    const base = condition(conditionOrder, p, count);
    for (let j = 0; j < d; j++) {
      const rank = <f64>load<i32>(scaleOrder + ((<usize>j) << 2));
      const scale = powScalar(base, rank / <f64>(d - 1) - 0.5) / (<f64>(2 * d) * LN2);
      store<f64>(place(problem, p, j), scale, 8);
    }
    store<f64>(problem.levels + ((<usize>p) << 3), p == 0 ? 0 : logScalar(10 / height(p, count)) / LN2);
  }

  uniforms(rs, d * count, list);
  for (let i = 0; i < d * count; i++) {
    const draw = list + ((<usize>i) << 3);
    store<f64>(draw, width * load<f64>(draw) - width / 2);
  }
  for (let j: usize = 0; j < (<usize>d) << 3; j += 8) {
    store<f64>(list + j, 0.8 * load<f64>(list + j));
    store<f64>(problem.optimum + j, load<f64>(list + j));
  }
  for (let p = 0; p < count; p++) {
    for (let j = 0; j < d; j++) {
      const center = rotated(matrix, d, list + ((<usize>(p * d)) << 3), j);
      store<f64>(place(problem, p, j), center);
    }
  }
  heap.free(list);
}
