import type { CardText } from '../card.ts';

export const card: CardText = {
  idea: [
    'One parent makes one child by a random step, and the better of the two is the parent of the next.',
    'A success makes the steps half as long again, a failure makes them a little shorter, and four failures take back one success.',
    'So steps settle where about every fifth one succeeds, which is close to where progress is fastest.',
  ],
  terms: {
    child: {
      tex: '\\boldsymbol x',
      name: 'Child',
      about: 'The one individual that is evaluated in a generation.',
      mark: 'population',
    },
    parent: {
      tex: '\\boldsymbol p',
      name: 'Parent',
      about: 'The best individual so far, and the centre of the next step.',
      mark: 'mean',
    },
    sigma: {
      tex: '\\sigma',
      name: 'Step size',
      about: 'The standard deviation of a step; the parameter is where it begins.',
      mark: 'spread',
      parameter: 'sigma',
      reading: 'sigma',
    },
    z: { tex: '\\boldsymbol z', name: 'Draw', about: 'A vector of independent standard normal numbers.' },
  },
  formulas: [
    { step: 'Step', tex: '@child = @parent + @sigma\\, @z,\\quad @z \\sim \\mathcal N(\\mathbf 0, \\mathbf I)' },
    {
      step: 'Succeed or fail',
      tex: '\\begin{cases} @parent \\gets @child,\\;\\; @sigma \\gets 1.5\\, @sigma & f(@child) \\le f(@parent) \\\\ @sigma \\gets 1.5^{-1/4}\\, @sigma & \\text{otherwise} \\end{cases}',
    },
  ],
  strengths: [
    'Smooth bowls: on a sphere hardly anything simple is faster.',
    'Nothing to tune, nothing to store, and every single evaluation counts at once.',
    'A yardstick: what a method with a population should beat.',
  ],
  failures: [
    'Narrow valleys: steps are round, so they shrink to the width of the valley and creep.',
    'It never goes uphill; in a rugged landscape it ends in the first valley, and needs restarts.',
    'One evaluation follows on the other, so nothing can be done side by side.',
  ],
  papers: [
    {
      authors: 'Auger',
      year: 2009,
      title: 'Benchmarking the (1+1) evolution strategy with one-fifth success rule on the BBOB-2009 function testbed',
      link: 'https://doi.org/10.1145/1570256.1570342',
    },
    {
      authors: 'Rechenberg',
      year: 1978,
      title: 'Evolutionsstrategien',
      link: 'https://doi.org/10.1007/978-3-642-81283-5_8',
    },
  ],
  miniature: {
    settings: { problem: 'bbob-f1', seed: 4 },
    generations: 60,
    caption: 'A round bowl: the circle grows with every success and shrinks with every failure.',
  },
};
