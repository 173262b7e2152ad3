import type { BbobEntry } from './problem.ts';

export const HIGH_CONDITIONING: readonly BbobEntry[] = [
  {
    number: 10,
    name: 'Ellipsoid',
    formula: 'Σ 10^(6u) z²,  z = T_osz(R y)',
    properties: { modality: 'unimodal', optima: 'one', conditioning: 1e6, oscillated: true },
    about:
      'A bowl whose contours are needles, a thousand times as long as wide, pointing in no particular direction. The long ' +
      'axes are mixtures of all coordinates, so neither one step size nor one per coordinate can fit; the shape itself has to ' +
      'be learned. This is what the covariance matrix of CMA-ES is for, and it takes a number of evaluations that grows with ' +
      'the square of the dimension. Until then its curve falls slowly, afterwards as fast as on the sphere. Strategies without ' +
      'such a model, OpenAI-ES, SNES, sep-CMA-ES, simple genetic algorithms, come down by a few powers of ten and then crawl. ' +
      'In two dimensions watch the cloud stretch and turn until it matches the contours.',
  },
  {
    number: 11,
    name: 'Discus',
    formula: '10⁶ z₀² + Σ_{i≥1} z_i²,  z = T_osz(R y)',
    properties: { modality: 'unimodal', optima: 'one', conditioning: 1e6, oscillated: true },
    about:
      'One direction is a thousand times as sensitive as all others: seen from far away the set of good points is ' +
      'a flat disc, tilted in space. As soon as a step goes a little off the disc it is rejected, so strategies ' +
      'with round clouds must take steps as small as the disc is thin and need very long to cross it. It would be ' +
      'enough to learn the single direction in which to be careful. CMA-ES does so by shrinking its cloud there; ' +
      'in many dimensions that takes fewer evaluations than learning a whole ellipsoid, but more than one would ' +
      'think, because the harmless directions teach nothing about it. Its curve stays almost level and then ' +
      'drops. Compare with the bent cigar, the opposite case.',
  },
  {
    number: 12,
    name: 'Bent cigar',
    formula: 'z₀² + 10⁶ Σ_{i≥1} z_i²,  z = R T_asy(R y)',
    properties: { modality: 'unimodal', optima: 'one', conditioning: 1e6, asymmetric: true, ridge: true },
    about:
      'A narrow tunnel: leaving its axis costs a million times as much as moving along it, and the axis is bent, more on one ' +
      'side of the optimum than on the other. Every strategy finds the tunnel quickly; the remaining way leads along it, ' +
      'with steps that may be long in just one direction. A direction that is right here is slightly wrong further on, so ' +
      'what has been learned goes out of date. CMA-ES accumulates its steps into a path and discovers the long direction ' +
      'after a while; look for the place where its largest and smallest axes part by three powers of ten. Strategies with a ' +
      'round cloud make progress so slow that they seem to have converged, a good reason never to trust a flat curve alone.',
  },
  {
    number: 13,
    name: 'Sharp ridge',
    formula: 'z₀² + 100·√(Σ_{i≥1} z_i²),  z = R Λ^10 Q y',
    properties: { modality: 'unimodal', optima: 'one', conditioning: Infinity, ridge: true },
    about:
      'A valley with the cross-section of a V and a gently sloping floor. On the walls the gradient always points across the ' +
      'valley with the same strength, however close its bottom is, and says next to nothing about the way out. The nearer a ' +
      'strategy gets to the sharp edge, the smaller the share of steps that lead down along it, so step sizes collapse long ' +
      'before the optimum is reached. A cloud must become ever more elongated to keep moving. Methods that follow gradients or ' +
      'imitate them zigzag or stop on the edge. Watch the cost: a quick fall to the floor, then a long, slow descent in which ' +
      'the step size and the shape of the cloud decide everything. The target of 10⁻⁸ shows who can keep stretching.',
  },
  {
    number: 14,
    name: 'Different powers',
    formula: '√(Σ |z_i|^(2 + 4u)),  z = R y',
    properties: { modality: 'unimodal', optima: 'one', conditioning: Infinity },
    about:
      'A bowl whose profile is a parabola in one direction and grows like the sixth power in another, with everything between. ' +
      'From far away it looks like a rounded box. Near the optimum the high powers are almost perfectly flat: the closer one ' +
      'comes, the larger the difference between sensitive and insensitive directions, without any limit. The ' +
      'shape that a strategy has learned is therefore out of date a moment later, and learning must go on to the very end. ' +
      'First results come quickly, for the bowl is gentle at large distances; then simple strategies slow down more and ' +
      'more. CMA-ES keeps a straight line on the logarithmic plot while the ratio of its axes grows steadily. Plot both, and ' +
      'compare with the ellipsoid, where that ratio settles.',
  },
];
