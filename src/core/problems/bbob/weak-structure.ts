import type { BbobEntry } from './problem.ts';

export const WEAK_STRUCTURE: readonly BbobEntry[] = [
  {
    number: 20,
    name: 'Schwefel',
    formula:
      '0.01·(Σ max(0, |z| − 500)² + 418.98… − mean z sin √|z|),  z = 100(Λ^10(ẑ − 4.21) + 4.21),  ẑ from ±2x and its left neighbour',
    properties: {
      modality: 'multimodal',
      optima: 'about 2^D prominent ones',
      conditioning: 10,
      globalStructure: 'weak',
      deceptive: true,
    },
    about:
      'Waves that grow towards the rim: the best basin lies near one corner of the inner region, the next best ' +
      'near other corners, far from the middle and from each other. Outside, a steep penalty rises; without it ' +
      'even better places would follow further out. The trend leads a population from the centre outwards into ' +
      'some corner, seldom the right one, and from there no sequence of small improvements leads to another. ' +
      'Quickly contracting strategies therefore repeat the same wrong answer; restarts, niches or coordinate-wise ' +
      'recombination find more corners. Runs stall at a few typical costs, depending on how many coordinates ' +
      'chose the wrong side. Compare many short runs with one long one.',
  },
  {
    number: 21,
    name: 'Gallagher, 101 peaks',
    formula: 'T_osz(10 − max_p w_p exp(−‖Q x − c_p‖²_p/(2D)))² + penalty,  101 peaks',
    properties: {
      modality: 'multimodal',
      optima: '101',
      conditioning: 30,
      globalStructure: 'weak',
      oscillated: true,
    },
    about:
      'A hundred and one hills turned upside down, each with a place, a height and a shape of its own, drawn at ' +
      'random. Nothing about one basin tells where another is, so the only way to find the deepest is to visit ' +
      'many. The next best costs about 0.7, and a run that stalls there or above sits in the wrong basin for ' +
      'good. What counts is the price of one visit and the number of visits: strategies that converge fast and ' +
      'restart often do best, and many cheap local searches beat one careful global one. Watch which basin each ' +
      'seed ends in: the final costs of a hundred runs fall on a few levels, one for each basin that was found.',
  },
  {
    number: 22,
    name: 'Gallagher, 21 peaks',
    formula: 'T_osz(10 − max_p w_p exp(−‖Q x − c_p‖²_p/(2D)))² + penalty,  21 peaks',
    properties: {
      modality: 'multimodal',
      optima: '21',
      conditioning: 1000,
      globalStructure: 'weak',
      oscillated: true,
    },
    about:
      'Like its sister with 101 peaks, with two differences: there are 21 basins, and the best one is a long, ' +
      'thin ellipsoid, about thirty times as long as wide, instead of a roundish one. Fewer wrong answers, then, ' +
      'but the right one is easy to miss, because its narrow basin attracts only starts that happen to lie in it, ' +
      'and it takes longer to follow to the bottom. No other basin goes below about 0.7, so a run that stalls ' +
      'higher needs a restart. What one restart costs now also depends on how quickly a strategy learns a ' +
      'stretched shape. Compare CMA-ES with a hill climber on both functions: count the restarts that each needs, ' +
      'and look at the length of each.',
  },
  {
    number: 23,
    name: 'Katsuura',
    formula:
      '10/D²·(Π (1 + (i + 1) Σ_{k=1..32} |2^k z_i − round(2^k z_i)|/2^k)^(10/D^1.2) − 1) + penalty,  z = R Λ^100 Q y',
    properties: {
      modality: 'multimodal',
      optima: 'more than 10^D global ones',
      conditioning: 100,
      globalStructure: 'weak',
      rugged: true,
      uniqueOptimum: false,
    },
    about:
      'A fractal: sawtooth waves of 32 sizes, each half as wide as the one before, multiplied over all coordinates. The ' +
      'profile is continuous but has no slope anywhere, and it repeats, so that there are countless optima of equal value and ' +
      'none of them stands out from afar. Costs in the whole box are of the same order, and random search looks respectable for ' +
      'a while. Improvement comes from ever finer scales, at each of which the landscape looks just as rugged as before; zoom ' +
      'in a thousand times and compare. Populations must be large and contract slowly, since every short cut ends in a small ' +
      'notch. Runs with default settings often level off between one tenth and ten.',
  },
  {
    number: 24,
    name: 'Lunacek bi-Rastrigin',
    formula:
      'min(Σ (x̂ − 2.5)², D + s Σ (x̂ − μ₁)²) + 10(D − Σ cos 2πz) + 10⁴·penalty,  z = R Λ^100 Q (x̂ − 2.5),  x̂ = ±2x',
    properties: {
      modality: 'multimodal',
      optima: 'about 10^D in two funnels',
      conditioning: 100,
      globalStructure: 'weak',
      deceptive: true,
    },
    about:
      'Two bowls side by side under one egg carton. The bowl with the optimum is the smaller one; the other covers the larger ' +
      'part of the box, its floor lies higher by the dimension, and on average it looks better. Large populations, the usual ' +
      'cure for many local optima, see this average and choose the wrong bowl with great reliability; small ones choose more ' +
      'evenly but are caught by the pits. It was designed to punish exactly the compromise that solves Rastrigin. Watch ' +
      'the population decide in its first generations, and note that it never goes back. Even the best published ' +
      'strategies succeed in few runs from five dimensions on; an honest success rate is worth more here than a best value.',
  },
];
