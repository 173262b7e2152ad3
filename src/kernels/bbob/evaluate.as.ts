// From a problem and tiles of points to costs.
import { attractiveSector } from './attractive-sector.as';
import { differentPowers } from './different-powers.as';
import { gallagher } from './gallagher.as';
import { griewankRosenbrock } from './griewank-rosenbrock.as';
import { katsuura } from './katsuura.as';
import { linearSlope } from './linear-slope.as';
import { lunacek } from './lunacek.as';
import { Problem } from './problem.as';
import { bentCigar, ellipsoid, rotatedQuadratic } from './quadratic.as';
import { bueche, rastrigin, rotatedRastrigin } from './rastrigin.as';
import { rosenbrock, rotatedRosenbrock } from './rosenbrock.as';
import { schaffers } from './schaffers.as';
import { schwefel } from './schwefel.as';
import { sharpRidge } from './sharp-ridge.as';
import { sphere } from './sphere.as';
import { stepEllipsoid } from './step-ellipsoid.as';
import { weierstrass } from './weierstrass.as';

/** costs[0 … 4·tiles) ← f(x) − f_opt; NaN where a coordinate is NaN, otherwise Infinity where one is infinite. */
export function evaluate(problem: Problem, x: usize, tiles: i32, costs: usize): void {
  const tileBytes = (<usize>problem.dimension) << 5;
  for (let t = 0; t < tiles; t++) {
    evaluateTile(problem, x, costs);
    settleSpecial(problem.dimension, x, costs);
    x += tileBytes;
    costs += 32;
  }
}

function evaluateTile(problem: Problem, x: usize, costs: usize): void {
  switch (problem.number) {
    case 1:
      return sphere(problem, x, costs);
    case 2:
      return ellipsoid(problem, x, costs);
    case 3:
      return rastrigin(problem, x, costs);
    case 4:
      return bueche(problem, x, costs);
    case 5:
      return linearSlope(problem, x, costs);
    case 6:
      return attractiveSector(problem, x, costs);
    case 7:
      return stepEllipsoid(problem, x, costs);
    case 8:
      return rosenbrock(problem, x, costs);
    case 9:
      return rotatedRosenbrock(problem, x, costs);
    case 10:
    case 11:
      return rotatedQuadratic(problem, x, costs);
    case 12:
      return bentCigar(problem, x, costs);
    case 13:
      return sharpRidge(problem, x, costs);
    case 14:
      return differentPowers(problem, x, costs);
    case 15:
      return rotatedRastrigin(problem, x, costs);
    case 16:
      return weierstrass(problem, x, costs);
    case 17:
    case 18:
      return schaffers(problem, x, costs);
    case 19:
      return griewankRosenbrock(problem, x, costs);
    case 20:
      return schwefel(problem, x, costs);
    case 21:
    case 22:
      return gallagher(problem, x, costs);
    case 23:
      return katsuura(problem, x, costs);
    case 24:
      return lunacek(problem, x, costs);
  }
}

/** Every function lets NaN and infinite coordinates through to a cost that is not finite; here it gets its final value. */
// @ts-ignore: decorator
@inline
function settleSpecial(dimension: i32, x: usize, costs: usize): void {
  const low = v128.load(costs);
  const high = v128.load(costs, 16);
  // c − c is 0 for finite c, NaN otherwise, and so is a sum of such differences.
  const check = f64x2.add(f64x2.sub(low, low), f64x2.sub(high, high));
  if (v128.any_true(f64x2.ne(check, f64x2.splat(0)))) nameSpecial(dimension, x, costs);
}

/** NaN for an individual with a NaN coordinate; Infinity for one with an infinite coordinate or an overflow on the way. */
function nameSpecial(dimension: i32, x: usize, costs: usize): void {
  for (let lane: usize = 0; lane < 32; lane += 8) {
    if (isFinite(load<f64>(costs + lane))) continue;
    let value: f64 = Infinity;
    for (let j = 0; j < dimension; j++) {
      if (isNaN(load<f64>(x + lane + ((<usize>j) << 5)))) value = NaN;
    }
    store<f64>(costs + lane, value);
  }
}
