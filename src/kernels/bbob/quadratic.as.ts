// The functions that end in Σ w_j z_j²: the weights are the conditioning.
import { oscillate } from './oscillation.as';
import { multiply } from '../linear/panel.as';
import { Problem } from './problem.as';
import { skew } from './asymmetry.as';
import { shift, weightedSquares } from './tile.as';

function finish(problem: Problem, z: usize, costs: usize): void {
  v128.store(costs, weightedSquares(problem.dimension, problem.weights, z));
  v128.store(costs, weightedSquares(problem.dimension, problem.weights, z + 16), 16);
}

/** f2, ellipsoid: z = T_osz(y), w = 10^(6u). */
export function ellipsoid(problem: Problem, x: usize, costs: usize): void {
  shift(problem.dimension, x, problem.offset, problem.tile0);
  oscillate(problem.dimension, problem.tile0, problem.tile1);
  finish(problem, problem.tile1, costs);
}

/** f10, rotated ellipsoid: z = T_osz(R y), w = 10^(6u); and f11, discus, with w = (10⁶, 1, …, 1). */
export function rotatedQuadratic(problem: Problem, x: usize, costs: usize): void {
  shift(problem.dimension, x, problem.offset, problem.tile0);
  multiply(problem.dimension, problem.first, problem.tile0, problem.tile1);
  oscillate(problem.dimension, problem.tile1, problem.tile0);
  finish(problem, problem.tile0, costs);
}

/** f12, bent cigar: z = R T_asy(R y), the same R twice, w = (1, 10⁶, …, 10⁶). */
export function bentCigar(problem: Problem, x: usize, costs: usize): void {
  shift(problem.dimension, x, problem.offset, problem.tile0);
  multiply(problem.dimension, problem.first, problem.tile0, problem.tile1);
  skew(problem.dimension, problem.scales, problem.tile1, problem.tile0);
  multiply(problem.dimension, problem.first, problem.tile0, problem.tile1);
  finish(problem, problem.tile1, costs);
}
