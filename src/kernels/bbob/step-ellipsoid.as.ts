import { one } from '../math/constants.as';
import { add, div, entry, mul } from '../math/lanes.as';
import { multiply } from '../linear/panel.as';
import { addPenalty } from './penalty.as';
import { Problem } from './problem.as';
import { shift, weightedSquares } from './tile.as';

/** ½, 10, 0.1, 1e-4. */
const CONSTANTS = memory.data<f64>([0.5, 10, 0.1, 1e-4]);

/** Rounds to integers where |v| > ½, to tenths elsewhere; halves go up, so `nearest`, which takes them to even, will not do. */
function roundTile(dimension: i32, tile: usize): void {
  const half = entry(CONSTANTS, 0);
  const ten = entry(CONSTANTS, 1);
  for (const end = tile + ((<usize>dimension) << 5); tile < end; tile += 16) {
    const v = v128.load(tile);
    const whole = f64x2.floor(add(v, half));
    const tenth = div(f64x2.floor(add(mul(ten, v), half)), ten);
    v128.store(tile, v128.bitselect(whole, tenth, f64x2.gt(f64x2.abs(v), half)));
  }
}

/** f7: ẑ = Λ^10 Q y rounded to z̃, z = R z̃; 0.1·max(1e-4·|ẑ₀| before rounding, Σ 10^(2u) z²) + penalty. */
export function stepEllipsoid(problem: Problem, x: usize, costs: usize): void {
  const d = problem.dimension;
  shift(d, x, problem.offset, problem.tile0);
  multiply(d, problem.first, problem.tile0, problem.tile1);
  const low = f64x2.abs(v128.load(problem.tile1));
  const high = f64x2.abs(v128.load(problem.tile1, 16));
  roundTile(d, problem.tile1);
  multiply(d, problem.second, problem.tile1, problem.tile0);
  v128.store(costs, larger(weightedSquares(d, problem.weights, problem.tile0), low));
  v128.store(costs, larger(weightedSquares(d, problem.weights, problem.tile0 + 16), high), 16);
  addPenalty(d, one(), x, costs);
}

/** 0.1·max(sum, 1e-4·first). */
// @ts-ignore: decorator
@inline
function larger(sum: v128, first: v128): v128 {
  return mul(entry(CONSTANTS, 2), f64x2.pmax(sum, mul(entry(CONSTANTS, 3), first)));
}
