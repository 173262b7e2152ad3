import { add, entry, mul, sub } from '../math/lanes.as';
import { sine } from '../math/unguarded.as';
import { Problem } from './problem.as';
import { at, number } from './tile.as';

/** 2·|x_opt| as the C code has it; the paper and the older Python code say 4.2096874633. */
export const TWICE_OPTIMUM: f64 = 4.2096874637;

/** TWICE_OPTIMUM, ¼, 100, 500, 418.98…, 0.01. */
const CONSTANTS = memory.data<f64>([4.2096874637, 0.25, 100, 500, 418.9828872724339, 0.01]);

/** tile ← z: x̂ = 2·(±x), ẑ_i = x̂_i + ¼(x̂_{i−1} − h), z = 100(Λ^10(ẑ − h) + h); `weights` holds ±2. */
function place(problem: Problem, x: usize, out: usize): void {
  const h = entry(CONSTANTS, 0);
  // Makes the quarter of the first coordinate vanish.
  let before = h;
  for (let j = 0; j < problem.dimension; j++) {
    const own = mul(number(problem.weights, j), at(x, j));
    const z = add(own, mul(entry(CONSTANTS, 1), sub(before, h)));
    const scaled = add(mul(number(problem.scales, j), sub(z, h)), h);
    v128.store(out + ((<usize>j) << 5), mul(entry(CONSTANTS, 2), scaled));
    before = own;
  }
}

/** f20: 0.01·(Σ max(0, |z| − 500)² + 418.98… − mean of z·sin √|z|). */
export function schwefel(problem: Problem, x: usize, costs: usize): void {
  const d = problem.dimension;
  const inverse = f64x2.splat(1 / <f64>d);
  for (let pair: usize = 0; pair < 32; pair += 16) {
    const tile = problem.tile0 + pair;
    place(problem, x + pair, tile);
    let sum = f64x2.splat(0);
    let outside = sum;
    for (let j = 0; j < d; j++) {
      const z = at(tile, j);
      const size = f64x2.abs(z);
      const beyond = f64x2.pmax(sub(size, entry(CONSTANTS, 3)), f64x2.splat(0));
      outside = add(outside, mul(beyond, beyond));
      sum = add(sum, mul(z, sine(f64x2.sqrt(size))));
    }
    const value = add(outside, sub(entry(CONSTANTS, 4), mul(sum, inverse)));
    v128.store(costs + pair, mul(entry(CONSTANTS, 5), value));
  }
}
