import type { CardText } from '../card.ts';
import * as common from './common.ts';

export const card: CardText = {
  idea: [
    'Augmented random search tries random directions, one step forwards and one step back along each, and compares the two costs.',
    'The mean then moves along the directions by as much as their two sides differ, and only those count that led to the best places.',
    'Differences are measured in units of how much costs vary, so that steep and flat landscapes make steps of the same length.',
  ],
  terms: {
    x: common.PAIR,
    m: common.MEAN,
    sigma: {
      tex: '\\sigma',
      name: 'Step size',
      about: 'How far to either side samples lie; it never changes.',
      mark: 'spread',
      parameter: 'sigma',
    },
    noise: { ...common.PAIRED_DRAW, name: 'Direction' },
    lambda: common.PAIRED_LAMBDA,
    b: {
      tex: 'b',
      name: 'Directions used',
      about: 'How many pairs count, those with the best individuals: the parameter is their share of all.',
      mark: 'selected',
      parameter: 'elite',
    },
    f: { tex: 'f_i^\\pm', name: 'Costs', about: 'What the two sides of a pair cost.' },
    dev: {
      tex: 's_f',
      name: 'Deviation',
      about: 'The standard deviation of the costs of the pairs that count.',
    },
    eta: {
      tex: '\\eta',
      name: 'Learning rate',
      about: 'How far the mean moves for a difference of one deviation.',
      parameter: 'learning-rate',
    },
  },
  formulas: [
    {
      step: 'Draw pairs',
      tex: '@x = @m \\pm @sigma\\, @noise,\\quad @noise \\sim \\mathcal N(\\mathbf 0, \\mathbf I),\\quad i = 1 \\ldots \\tfrac{@lambda}{2}',
    },
    {
      step: 'Move along the best',
      tex: '@m \\gets @m + \\frac{@eta}{@b\\, @dev} \\sum_{i \\in \\text{best } @b} \\left(@f{f_i^-} - @f{f_i^+}\\right) @noise',
    },
  ],
  strengths: [
    'Control with small or linear policies, where it has beaten far larger machinery.',
    'Very short, with few settings, and every evaluation of a generation can be made at once.',
    'By how much one side is better counts, not only which.',
  ],
  failures: [
    'A cost that is an outlier among the best pairs carries the mean with it.',
    'Step size and learning rate are fixed, so it comes only so close.',
    'Samples are round: in a narrow turned valley most directions lead up its walls.',
  ],
  papers: [
    {
      authors: 'Mania, Guy and Recht',
      year: 2018,
      title: 'Simple random search provides a competitive approach to reinforcement learning',
      link: 'https://arxiv.org/abs/1803.07055',
    },
  ],
  miniature: {
    settings: { problem: 'bbob-f8', seed: 2, population: 16, sigma: 0.3, 'learning-rate': 0.3 },
    generations: 45,
    caption: 'A bent valley: steps are of much the same length on its steep walls and on its flat ground.',
  },
};
