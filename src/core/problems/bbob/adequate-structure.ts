import type { BbobEntry } from './problem.ts';

export const ADEQUATE_STRUCTURE: readonly BbobEntry[] = [
  {
    number: 15,
    name: 'Rastrigin',
    formula: '10(D − Σ cos 2πz) + Σ z²,  z = R Λ^10 Q T_asy(T_osz(R y))',
    properties: { modality: 'multimodal', optima: 'about 10^D', conditioning: 10, asymmetric: true, oscillated: true },
    about:
      'The egg carton once more, now turned, stretched and slightly bent, so that its rows no longer follow the axes. There are ' +
      'about ten to the power of the dimension pits over one broad bowl. A trick that works on the separable version, ' +
      'putting a solution together from good single coordinates, fails here, because every coordinate matters for every row. ' +
      'What remains is to see the bowl behind the pits. A small population contracts into the nearest good pit and stalls at ' +
      'a cost near a small whole number; a large one keeps enough spread to average the pits away. Try CMA-ES with population ' +
      'sizes of 10, 100 and 1000: the success rate rises steeply, and so does the price of a generation.',
  },
  {
    number: 16,
    name: 'Weierstrass',
    formula: '10·(mean Σ_{k<12} 2^−k cos(2π 3^k (z + ½)) − f₀)³ + 10/D·penalty,  z = R Λ^(1/100) Q T_osz(R y)',
    properties: {
      modality: 'multimodal',
      optima: 'very many, several of them global',
      conditioning: 100,
      oscillated: true,
      rugged: true,
      uniqueOptimum: false,
    },
    about:
      'Waves upon waves: twelve cosines, each three times as fast and half as high as the one before, add up to a profile that ' +
      'looks equally jagged at every magnification. Zoom into the landscape and the picture hardly changes. The slowest wave ' +
      'repeats, so the same best cost is reached at several places, and it matters little which of them a run finds. Comparing ' +
      'nearby points says almost nothing, since the fine waves drown the coarse ones; a population has to be spread widely ' +
      'enough to smooth them out, and to shrink slowly. Strategies that shrink eagerly freeze in a crack. The third power ' +
      'makes good values look flat, so judge progress on the logarithmic axis, and expect runs of one strategy to differ much.',
  },
  {
    number: 17,
    name: 'Schaffers F7',
    formula: '(mean s_i^¼ (1 + sin²(50 s_i^0.1)))² + 10·penalty,  s_i = z_i² + z_{i+1}²,  z = Λ^10 Q T_asy(R y)',
    properties: {
      modality: 'multimodal',
      optima: 'very many',
      conditioning: 10,
      asymmetric: true,
      rugged: true,
    },
    about:
      'A funnel covered with circular ripples that become ever finer towards the centre, like the rings of a stone that has just ' +
      'been thrown into water. Between any point and the optimum lie many walls, but the funnel leads the right way, and ' +
      'the walls get lower as the costs do. Height and spacing of the ripples change from place to place, so no single step ' +
      'size fits: too short, and a run is caught between two rings; too long, and it sees no order at all. Strategies that ' +
      'reduce their spread gradually ride over the rings and do well, also with moderate populations. Watch the mean of the ' +
      'population rather than its best member: it moves inwards steadily while the best cost flickers.',
  },
  {
    number: 18,
    name: 'Schaffers F7, ill-conditioned',
    formula: '(mean s_i^¼ (1 + sin²(50 s_i^0.1)))² + 10·penalty,  s_i = z_i² + z_{i+1}²,  z = Λ^1000 Q T_asy(R y)',
    properties: {
      modality: 'multimodal',
      optima: 'very many',
      conditioning: 1000,
      asymmetric: true,
      rugged: true,
    },
    about:
      'The rippled funnel of the previous function, stretched to about thirty times its width. Optimum and ' +
      'optimal value are the same, so differences between runs on the two are due to the stretching alone. Two ' +
      'difficulties now work against each other: the ripples call for a wide cloud that averages, the stretching ' +
      'for a narrow one that has learned the right shape. Strategies with a covariance model still reach the ' +
      'target, two to four times as late; with round clouds even a tenth can be out of reach. In the long ' +
      'direction the rings are far apart, in the short one they are packed tightly; look at a slice of the ' +
      'landscape along each. It shows well that difficulties multiply rather than add.',
  },
  {
    number: 19,
    name: 'Griewank–Rosenbrock',
    formula: '10 + 10·mean(q_i/4000 − cos q_i),  q_i = 100(z_i² − z_{i+1})² + (1 − z_i)²,  z = Q x + ½',
    properties: {
      modality: 'multimodal',
      optima: 'very many',
      conditioning: 2500,
      rugged: true,
      ridge: true,
    },
    about:
      'Rosenbrock’s bent valley, with its height fed into a cosine: where the valley would rise, this function ' +
      'ripples instead, faster and faster up the walls. Costs of some ten to a hundred fill the box in every ' +
      'dimension, so a decent start is easy and tells nothing. The last stretch is the whole task: below one lie ' +
      'ripples of nearly equal depth, and only the faint trend underneath shows where the valley floor is. In ' +
      'five dimensions, CMA-ES with restarts needs about three thousand evaluations to get below one, and a ' +
      'hundred thousand to get from there to a thousandth. Expect flat curves with rare, sudden falls. It is a ' +
      'good place to learn why success rates over many seeds say more than one lucky run.',
  },
];
