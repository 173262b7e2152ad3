import type { CardText } from '../card.ts';
import * as common from './common.ts';

export const card: CardText = {
  idea: [
    'MR15-GA lets parents and children compete for a place, and mutates everybody with one rate that follows its own success.',
    'If more than a fifth of the children are better than their parents the steps were timid, and double; else they halve.',
    'The rule is fifty years old and comes from two simple landscapes, in which progress is fastest near one success in five.',
  ],
  terms: {
    child: common.CHILD,
    parent: common.PARENT,
    sigma: {
      tex: '\\sigma',
      name: 'Step size',
      about: 'The standard deviation of all mutations; the parameter is where it begins.',
      parameter: 'sigma',
      reading: 'sigma',
    },
    noise: common.MUTATION,
    lambda: common.CHILDREN,
    success: {
      tex: 's',
      name: 'Successes',
      about: 'The share of children that are better than their own parent.',
      reading: 'success',
    },
    t: { ...common.PARENTS, about: 'How many of the best survive; fewer means stronger selection.' },
  },
  formulas: [
    { step: 'Mutate', tex: '@child = @parent + @sigma\\, @noise,\\quad i = 1 \\ldots @lambda' },
    {
      step: 'Follow the successes',
      tex: '@sigma \\gets \\begin{cases} 2\\, @sigma & @success > \\tfrac15 \\\\ \\tfrac12\\, @sigma & \\text{otherwise} \\end{cases}',
    },
    {
      step: 'Survive',
      tex: '\\{@parent{\\boldsymbol p_1} \\ldots @parent{\\boldsymbol p_T}\\} \\gets \\text{best } @t \\text{ of } \\{@parent{\\boldsymbol p_1} \\ldots @parent{\\boldsymbol p_T},\\, @child{\\boldsymbol x_1} \\ldots @child{\\boldsymbol x_\\lambda}\\}',
    },
  ],
  strengths: [
    'Smooth landscapes: the rate falls as the search closes in, so it goes on to any precision.',
    'Nothing found is lost, and only the order of the costs counts.',
    'One rule, one rate, easily understood.',
  ],
  failures: [
    'In rugged landscapes few children succeed whatever the rate, so it halves until the search is stuck.',
    'One rate serves all parents, though they may live in different places.',
    'Noise fools the count: half of the children succeed where nothing is to be gained.',
  ],
  papers: [
    {
      authors: 'Rechenberg',
      year: 1978,
      title: 'Evolutionsstrategien',
      link: 'https://doi.org/10.1007/978-3-642-81283-5_8',
    },
    {
      authors: 'Lange',
      year: 2022,
      title: 'evosax: JAX-based evolution strategies',
      link: 'https://arxiv.org/abs/2212.04180',
    },
  ],
  miniature: {
    settings: { problem: 'bbob-f8', seed: 3, population: 40, parents: 10 },
    generations: 22,
    caption: 'A bent valley: the crowd breathes, wider after successes and narrower after failures.',
  },
};
