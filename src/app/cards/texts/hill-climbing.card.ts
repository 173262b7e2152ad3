import type { CardText } from '../card.ts';
import * as common from './common.ts';

export const card: CardText = {
  idea: [
    'Hill climbing looks around: it tries a handful of random steps from where it stands.',
    'If the best of them is strictly better than everything before, it goes there, and otherwise it stays.',
    'Nothing is learned but the place, which makes it the simplest search that gets anywhere, and a yardstick for all others.',
  ],
  terms: {
    x: common.INDIVIDUAL,
    m: { ...common.MEAN, about: 'Where the search stands: the best point so far.' },
    sigma: {
      tex: '\\sigma',
      name: 'Step size',
      about: 'The standard deviation of a step; the parameter is where it begins.',
      mark: 'spread',
      parameter: 'sigma',
      reading: 'sigma',
    },
    z: common.DRAW,
    lambda: common.LAMBDA,
    best: {
      tex: '\\boldsymbol x_{1:\\lambda}',
      name: 'Best of the generation',
      about: 'The individual of the lowest cost.',
      mark: 'selected',
    },
    successes: { tex: 's', name: 'Successes', about: 'How many individuals are better than the point they came from.' },
    rule: {
      tex: '\\alpha',
      name: 'Change of the step size',
      about:
        'Is 1 where steps are constant; under the rule of one fifth it grows with many successes and shrinks with few.',
      parameter: 'adaptation',
    },
  },
  formulas: [
    { step: 'Look around', tex: `@x = @m + @sigma\\, @z,\\quad ${common.DRAWN}` },
    { step: 'Go there, or stay', tex: '@m \\gets @best \\quad \\text{if } f(@best) < f(@m)' },
    {
      step: 'Follow the successes, if so chosen',
      tex: '@sigma \\gets @rule\\, @sigma,\\quad @rule = \\begin{cases} 1.22 & @successes > \\tfrac{@lambda}{5} \\\\ 1.22^{-1/4} & \\text{otherwise} \\end{cases}',
    },
  ],
  strengths: [
    'Smooth landscapes of few variables, when steps have about the right length.',
    'It cannot go wrong: the best cost never rises, and nothing has to be understood.',
    'Very few evaluations, where anything that learns has no time to learn.',
  ],
  failures: [
    'With a constant step size progress ends at that scale.',
    'It never goes uphill, so it ends in the first valley that is deeper than a step is long.',
    'In many dimensions nearly every random step leads up.',
  ],
  papers: [
    {
      authors: 'Lange',
      year: 2022,
      title: 'evosax: JAX-based evolution strategies',
      link: 'https://arxiv.org/abs/2212.04180',
    },
  ],
  miniature: {
    settings: { problem: 'bbob-f3', seed: 2, population: 16, sigma: 0.5 },
    generations: 40,
    caption: 'Many valleys: it hops from one to the next better one within a step, until none is near enough.',
  },
};
