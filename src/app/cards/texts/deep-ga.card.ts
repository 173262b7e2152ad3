import type { CardText } from '../card.ts';

export const card: CardText = {
  idea: [
    'Deep GA breeds: the best few of a generation become parents, and every child is a copy of one of them with a small random mutation.',
    'Nothing is averaged and nothing adapts; the best individual so far, the elite, simply stays until somebody beats it.',
    'Since a mutation is made from a seed, a genome is the short list of its seeds, and even a large network is bred and sent as a few numbers.',
  ],
  terms: {
    child: {
      tex: '\\boldsymbol x_i',
      name: 'Child',
      about: 'One of the individuals that are evaluated in a generation.',
      mark: 'population',
    },
    parent: {
      tex: '\\boldsymbol p_{j}',
      name: 'Parent',
      about: 'One of the best of the last generation; each child picks its own, all with the same chance.',
      mark: 'selected',
    },
    power: {
      tex: '\\sigma',
      name: 'Mutation power',
      about: 'The standard deviation of a mutation in every coordinate; it never changes.',
      parameter: 'power',
    },
    noise: {
      tex: '\\boldsymbol\\varepsilon(s_i)',
      name: 'Mutation',
      about: 'Independent standard normal numbers, all of them made from one seed.',
    },
    seed: { tex: 's_i', name: 'Seed', about: 'One random number of 32 bits for each child.' },
    lambda: {
      tex: '\\lambda',
      name: 'Population',
      about: 'How many children there are in a generation.',
      mark: 'population',
      parameter: 'population',
    },
    truncation: {
      tex: 'T',
      name: 'Number of parents',
      about: 'How many of the best become parents. Fewer means stronger selection.',
      mark: 'selected',
      parameter: 'parents',
    },
    ranked: {
      tex: '\\boldsymbol x_{j:\\lambda}',
      name: 'Ranked child',
      about: 'The j-th best child of the generation.',
      mark: 'selected',
    },
    elite: {
      tex: '\\boldsymbol x^\\star',
      name: 'Elite',
      about: 'The best individual so far. Until a child is better, it stands in the place of the last parent.',
      mark: 'best',
    },
    length: {
      tex: 'g',
      name: 'Length of the genome',
      about: 'How many mutations lie between the elite and the fresh individual at the root of its line.',
      reading: 'genome',
    },
  },
  formulas: [
    {
      step: 'Breed',
      tex: '@child = @parent + @power\\, @noise,\\quad j \\sim \\mathcal U\\{1 \\ldots @truncation\\},\\quad i = 1 \\ldots @lambda',
    },
    { step: 'Select', tex: '@parent \\gets @ranked,\\quad j = 1 \\ldots @truncation' },
    {
      step: 'Keep the elite',
      tex: '\\begin{cases} @elite \\gets @ranked{\\boldsymbol x_{1:\\lambda}} & f(@ranked{\\boldsymbol x_{1:\\lambda}}) < f(@elite) \\\\ @parent{\\boldsymbol p_T} \\gets @elite & \\text{otherwise} \\end{cases}',
    },
    {
      step: 'Write a genome',
      tex: '\\begin{aligned} @elite &= \\boldsymbol x(s_0) + @power \\sum_{l=1}^{@length} @noise{\\boldsymbol\\varepsilon(s_l)} \\\\ &\\mathrel{\\widehat=} (s_0, s_1, \\ldots, s_g),\\quad @seed \\in \\{0 \\ldots 2^{32}-1\\} \\end{aligned}',
    },
  ],
  strengths: [
    'Landscapes with flat or deceptive parts: only the order of costs counts, and several lines live side by side.',
    'Large networks: a genome grows by one seed in a generation, whatever the number of weights.',
    'Hardly anything to choose, and all children can be evaluated at once.',
  ],
  failures: [
    'The mutation power is fixed: too large, and it never comes closer than that; too small, and it takes for ever.',
    'Every coordinate mutates alike, so narrow valleys are followed in tiny steps.',
    'Without averaging, a lucky evaluation in a noisy task makes a parent that does not deserve it.',
  ],
  papers: [
    {
      authors: 'Such, Madhavan, Conti, Lehman, Stanley and Clune',
      year: 2017,
      title:
        'Deep neuroevolution: genetic algorithms are a competitive alternative for training deep neural networks for reinforcement learning',
      link: 'https://arxiv.org/abs/1712.06567',
    },
  ],
  miniature: {
    settings: { problem: 'bbob-f3', seed: 3, population: 60, parents: 10, power: 0.4 },
    generations: 30,
    caption: 'Many valleys: families live in several of them at once, until the best one has the most children.',
  },
};
