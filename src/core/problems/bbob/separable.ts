import type { BbobEntry } from './problem.ts';

export const SEPARABLE: readonly BbobEntry[] = [
  {
    number: 1,
    name: 'Sphere',
    formula: 'Σ y²',
    properties: { separable: true, modality: 'unimodal', optima: 'one', conditioning: 1 },
    about:
      'A perfect bowl: every direction looks the same, and only the distance to the optimum counts. There is nothing to ' +
      'learn but the right step size, which makes this the yardstick for how fast a strategy can converge at all. Whoever ' +
      'adapts the step size gains a constant factor per evaluation, a straight line on a logarithmic plot, and the line ' +
      'gets flatter in proportion to the dimension. A strategy whose steps never shrink levels off, because it cannot hit ' +
      'a target smaller than its own stride; random search levels off too, and needs exponentially more points as the ' +
      'dimension grows. Watch the cloud of points contract around the centre. If a strategy struggles here, suspect its ' +
      'parameters before anything else.',
  },
  {
    number: 2,
    name: 'Ellipsoid, separable',
    formula: 'Σ 10^(6u) z²,  z = T_osz(y)',
    properties: { separable: true, modality: 'unimodal', optima: 'one', conditioning: 1e6, oscillated: true },
    about:
      'A bowl stretched so much that its contours are needles a thousand times as long as wide, lying exactly along the ' +
      'axes and slightly uneven. A step that suits the flat coordinate is a thousand times too long for the steep one. ' +
      'Strategies with a single step size fall quickly at first, while they settle the steep coordinates, and then creep ' +
      'along the flat ones. Because no coordinate depends on another, one step size per coordinate is enough: sep-CMA-ES ' +
      'and SNES are soon as fast as on the sphere. CMA-ES learns the whole shape first; look for the bend in its curve ' +
      'when it has. Then run the same strategies on the rotated ellipsoid to see which of them needed the axes.',
  },
  {
    number: 3,
    name: 'Rastrigin, separable',
    formula: '10(D − Σ cos 2πz) + Σ z²,  z = Λ^10 T_asy(T_osz(y))',
    properties: {
      separable: true,
      modality: 'multimodal',
      optima: 'about 10^D',
      conditioning: 10,
      asymmetric: true,
      oscillated: true,
    },
    about:
      'An egg carton laid over a bowl: about ten pits along every axis, so ten to the power of the dimension in all, of ' +
      'which one is the deepest. The bowl underneath points the right way, but a small population sees only the pit it is ' +
      'in. Neighbouring pits differ by about one in cost, so runs that are caught stall at small whole numbers; count them ' +
      'on the plot. A larger population averages over the pits and follows the bowl, which is why restarts with growing ' +
      'populations help. Since the coordinates are independent, recombination can put together a good solution from good ' +
      'single coordinates: compare a genetic algorithm or differential evolution with CMA-ES at its default size.',
  },
  {
    number: 4,
    name: 'Büche–Rastrigin',
    formula: '10(D − Σ cos 2πz) + Σ z² + 100·penalty,  z = s T_osz(y),  s = 10^(u/2), tenfold where z > 0 at even i',
    properties: {
      separable: true,
      modality: 'multimodal',
      optima: 'about 10^D',
      conditioning: 10,
      asymmetric: true,
      oscillated: true,
      deceptive: true,
    },
    about:
      'Rastrigin’s egg carton with a twist: in every other coordinate one side of the optimum is squeezed ten times, so that ' +
      'its pits are ten times as narrow and its slope a hundred times as costly. A cloud of points that is symmetric about ' +
      'the optimum sees mostly losses on the squeezed side and lets itself be pushed to the other, away from where it should ' +
      'go. This deceives strategies that sample from one symmetric distribution: CMA-ES with restarts rarely solves it even ' +
      'in five dimensions. Methods that try or recombine single coordinates do not mind, and a plain genetic algorithm can ' +
      'win here. Compare both on this function and on the separable Rastrigin, and watch on which side of the optimum the ' +
      'population settles.',
  },
  {
    number: 5,
    name: 'Linear slope',
    formula: 'Σ 5|s| − s v,  s = ±10^u,  v = x, or the corner beyond it',
    properties: {
      separable: true,
      modality: 'unimodal',
      optima: 'one, a corner of the box',
      conditioning: 1,
      asymmetric: true,
      boundaryOptimum: true,
    },
    about:
      'A tilted plane, ten times as steep in the last coordinate as in the first. It descends to one corner of the box, and ' +
      'beyond that corner it is flat, so the whole task is to walk far in the right direction. What is tested is whether a ' +
      'strategy notices that it should take longer steps. CMA-ES does: its step size grows from generation to generation, the ' +
      'cloud swells and slides into the corner, and the cost becomes exactly zero within a few dozen evaluations per ' +
      'dimension. Strategies with steps of fixed length arrive in proportion to the distance, and a strategy that assumes ' +
      'the optimum in the middle of its points arrives late. Put the plot of the step size beside that of the sphere, where ' +
      'it only shrinks.',
  },
];
