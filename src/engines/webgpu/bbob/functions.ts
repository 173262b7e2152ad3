import powers from '../math/powers.wgsl?raw';
import angles from '../math/angles.wgsl?raw';
import attractiveSector from './attractive-sector.wgsl?raw';
import bentCigar from './bent-cigar.wgsl?raw';
import bueche from './bueche.wgsl?raw';
import differentPowers from './different-powers.wgsl?raw';
import ellipsoid from './ellipsoid.wgsl?raw';
import gallagher from './gallagher.wgsl?raw';
import griewankRosenbrock from './griewank-rosenbrock.wgsl?raw';
import katsuura from './katsuura.wgsl?raw';
import linearSlope from './linear-slope.wgsl?raw';
import lunacek from './lunacek.wgsl?raw';
import oscillation from './oscillation.wgsl?raw';
import rastrigin from './rastrigin.wgsl?raw';
import ripple from './ripple.wgsl?raw';
import rosenbrock from './rosenbrock.wgsl?raw';
import rotatedQuadratic from './rotated-quadratic.wgsl?raw';
import rotatedRastrigin from './rotated-rastrigin.wgsl?raw';
import rotatedRosenbrock from './rotated-rosenbrock.wgsl?raw';
import schaffers from './schaffers.wgsl?raw';
import schwefel from './schwefel.wgsl?raw';
import sharpRidge from './sharp-ridge.wgsl?raw';
import sphere from './sphere.wgsl?raw';
import stepEllipsoid from './step-ellipsoid.wgsl?raw';
import valley from './valley.wgsl?raw';
import weierstrass from './weierstrass.wgsl?raw';

const oscillating = [powers, angles, oscillation];
const rippling = [...oscillating, ripple];

/** The code of each function, f1 first, with the parts it is made of: it defines `evaluate() -> f32`. */
export const FUNCTIONS: readonly (readonly string[])[] = [
  [sphere],
  [...oscillating, ellipsoid],
  [...rippling, rastrigin],
  [...rippling, bueche],
  [linearSlope],
  [...oscillating, attractiveSector],
  [stepEllipsoid],
  [valley, rosenbrock],
  [valley, rotatedRosenbrock],
  [...oscillating, rotatedQuadratic],
  [...oscillating, rotatedQuadratic],
  [...oscillating, bentCigar],
  [sharpRidge],
  [powers, differentPowers],
  [...rippling, rotatedRastrigin],
  [...rippling, weierstrass],
  [...oscillating, schaffers],
  [...oscillating, schaffers],
  [angles, ripple, griewankRosenbrock],
  [angles, schwefel],
  [...oscillating, gallagher],
  [...oscillating, gallagher],
  [powers, katsuura],
  [angles, ripple, lunacek],
];
