import type { CardText } from '../card.ts';
import * as common from './common.ts';

export const card: CardText = {
  idea: [
    'In a comma GA a generation lives once: the better half becomes the parents, and their mutated children replace everybody.',
    'Even the best individual dies, so that a stroke of luck is not kept for ever and the search can leave a place that only looked good.',
    'The name comes from the notation (μ, λ): parents are chosen among the children alone.',
  ],
  terms: {
    child: common.CHILD,
    parent: common.PARENT,
    other: {
      tex: '\\boldsymbol p_l',
      name: 'Second parent',
      about: 'Gives some of the coordinates, where the crossover rate is above 0.',
      mark: 'selected',
    },
    coin: {
      tex: '\\boldsymbol\\kappa',
      name: 'Coins',
      about: 'For each coordinate 1 with the chance that is the crossover rate, else 0.',
      parameter: 'crossover',
    },
    sigma: {
      tex: '\\sigma',
      name: 'Step size',
      about: 'The standard deviation of a mutation in every coordinate.',
      reading: 'sigma',
    },
    noise: common.MUTATION,
    lambda: { ...common.CHILDREN },
    t: common.PARENTS,
    ranked: {
      tex: '\\boldsymbol x_{j:\\lambda}',
      name: 'Ranked child',
      about: 'The j-th best child of the generation.',
      mark: 'selected',
    },
    gamma: {
      tex: '\\gamma',
      name: 'Decay',
      about: 'Factor of the step size after each generation.',
      parameter: 'decay',
    },
    begin: {
      tex: '\\sigma_0',
      name: 'First step size',
      about: 'Where the step size begins; it never decays below a tenth of this.',
      parameter: 'sigma',
    },
  },
  formulas: [
    {
      step: 'Breed',
      tex: '@child = (1 - @coin) \\circ @parent + @coin \\circ @other + @sigma\\, @noise,\\quad i = 1 \\ldots @lambda',
    },
    { step: 'Select', tex: '@parent \\gets @ranked,\\quad j = 1 \\ldots @t' },
    {
      step: 'Decay',
      tex: '@sigma \\gets \\max\\left(\\min(@sigma, \\tfrac{1}{10} @begin),\\; @gamma\\, @sigma\\right)',
    },
  ],
  strengths: [
    'Noisy costs: a lucky measurement is forgotten with its generation.',
    'Rugged landscapes: a wide population drifts on where a keeper of the best would stay.',
    'Landscapes that change while they are searched.',
  ],
  failures: [
    'It loses what it has found: the best individual may come and go.',
    'The population stays as wide as its mutations, so it never comes closer than that.',
    'Averages over nobody and learns no shape, so it needs many evaluations.',
  ],
  papers: [
    {
      authors: 'Beyer and Schwefel',
      year: 2002,
      title: 'Evolution strategies: a comprehensive introduction',
      link: 'https://doi.org/10.1023/A:1015059928466',
    },
    {
      authors: 'Lange',
      year: 2022,
      title: 'evosax: JAX-based evolution strategies',
      link: 'https://arxiv.org/abs/2212.04180',
    },
  ],
  miniature: {
    settings: { problem: 'bbob-f15', seed: 3, population: 60, parents: 15, sigma: 0.5 },
    generations: 33,
    caption: 'A rugged bowl: the crowd drifts downhill as a whole and stays as wide as its mutations.',
  },
};
