import type { BbobEntry } from './problem.ts';

export const MODERATE_CONDITIONING: readonly BbobEntry[] = [
  {
    number: 6,
    name: 'Attractive sector',
    formula: 'T_osz(Σ (s z)²)^0.9,  z = R Λ^10 Q y,  s = 100 where z and x_opt have the same sign, otherwise 1',
    properties: { modality: 'unimodal', optima: 'one', conditioning: 10, asymmetric: true, oscillated: true },
    about:
      'A bowl with one good side. Only inside a cone with its tip at the optimum, one of two to the power of the ' +
      'dimension such sectors, are costs low; where a coordinate crosses to the wrong side its contribution is ' +
      'multiplied by ten thousand. In two dimensions the contours are circles of which little more than a quarter ' +
      'is left. Most steps from within the sector leave it, so success is rare and looks like a reason to take ' +
      'smaller steps, sometimes much too early. A strategy has to approach the tip from one side, with a centre ' +
      'that stays off the optimum. Watch how the cloud glides down the cone instead of surrounding the goal, and ' +
      'how mirrored sampling, which relies on symmetry, loses part of its advantage.',
  },
  {
    number: 7,
    name: 'Step ellipsoid',
    formula: '0.1·max(|ẑ₀|/10⁴, Σ 10^(2u) z²) + penalty,  z = R·round(ẑ),  ẑ = Λ^10 Q y',
    properties: { modality: 'unimodal', optima: 'one', conditioning: 100, plateaus: true },
    about:
      'A stretched and turned bowl built from terraces: inside a terrace every point costs the same, and the terraces get ' +
      'finer near the centre. Except for a tiny slope on the last one the gradient is zero almost everywhere, so methods ' +
      'that measure differences over short distances learn nothing. What helps is a population that spans several ' +
      'terraces and compares them. Best costs fall in stairs rather than along a line. Near the end all points may stand on ' +
      'one terrace; selection among equals is then a lottery, and step sizes drift at random. Hill climbers that insist on a ' +
      'strict improvement stop at the first wide step, while those that also accept equal costs can wander across it. Zoom ' +
      'into the landscape to see the steps.',
  },
  {
    number: 8,
    name: 'Rosenbrock',
    formula: 'Σ 100(z_i² − z_{i+1})² + (z_i − 1)²,  z = y + 1',
    properties: {
      modality: 'multimodal',
      optima: 'one or two',
      conditioning: 2500,
      ridge: true,
    },
    about:
      'The classic banana: a steep-walled valley with an almost level floor that bends again and again. Falling into the ' +
      'valley is easy; following it to the end is the task, and each coordinate can only be settled after its neighbour. The ' +
      'useful direction keeps changing, so CMA-ES must relearn its covariance all along the way. Its curve shows three acts: ' +
      'a quick drop, a long shallow stretch in the valley, and a steep straight line once the last bend is behind it. ' +
      'Strategies with round clouds take tiny steps from wall to wall throughout. From about four dimensions on there is a ' +
      'second, worse local optimum, and a share of runs ends there. In two dimensions, watch the ellipse of the population ' +
      'turn as it rounds the bend.',
  },
  {
    number: 9,
    name: 'Rosenbrock, rotated',
    formula: 'Σ 100(z_i² − z_{i+1})² + (z_i − 1)²,  z = Q x + ½',
    properties: {
      modality: 'multimodal',
      optima: 'one or two',
      conditioning: 2500,
      ridge: true,
    },
    about:
      'The same bent valley as the previous function, turned in space, with its end at another point. To a ' +
      'strategy that treats all directions alike, such as CMA-ES or a Gaussian hill climber, the rotation makes ' +
      'no difference: its curves on both functions come out nearly alike, a claim that anyone can test here. ' +
      'Whoever relies on the coordinate axes is worse off, because in the original each link of the chain ' +
      'involves just two neighbouring coordinates, and now it involves all of them. Differential evolution with ' +
      'frequent crossover, step sizes per coordinate and line searches along the axes show the difference most. ' +
      'Run several seeds of each on both functions and compare the distributions rather than single runs.',
  },
];
