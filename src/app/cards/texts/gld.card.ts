import type { CardText } from '../card.ts';

export const card: CardText = {
  idea: [
    'Gradientless descent does not know how long its next step should be, so it tries them all.',
    'Around the best point lie balls, each half as wide as the last, and it draws one point from every ball.',
    'The best of them becomes the next centre if it is better, so near and far are searched at the same time, always.',
  ],
  terms: {
    x: {
      tex: '\\boldsymbol x_k',
      name: 'Individual',
      about: 'One random point of a ball around the centre, each place in it as likely as the others.',
      mark: 'population',
    },
    p: { tex: '\\boldsymbol p', name: 'Centre', about: 'The best point so far.', mark: 'best' },
    r: {
      tex: 'r_k',
      name: 'Radius',
      about: 'How wide a ball is: half of the one before.',
      reading: 'radius',
    },
    largest: {
      tex: 'R',
      name: 'Largest radius',
      about: 'How wide the first ball is.',
      parameter: 'radius-max',
    },
    least: {
      tex: 'r',
      name: 'Smallest radius',
      about: 'No ball is narrower than this.',
      parameter: 'radius-min',
    },
    u: {
      tex: '\\boldsymbol u_k',
      name: 'Draw',
      about: 'A random point of the ball of radius 1.',
    },
    best: {
      tex: '\\boldsymbol x_\\star',
      name: 'Best of the generation',
      about: 'The individual of the lowest cost.',
      mark: 'selected',
    },
  },
  formulas: [
    {
      step: 'Try all radii',
      tex: '@x = @p + @r\\, @u,\\quad @r = @largest\\, 2^{-k},\\quad k = 0 \\ldots \\left\\lfloor \\log_2 \\tfrac{@largest}{@least} \\right\\rfloor',
    },
    { step: 'Go there, or stay', tex: '@p \\gets @best \\quad \\text{if } f(@best) < f(@p)' },
  ],
  strengths: [
    'No step size to choose or to adapt: one of the radii is always about right.',
    'What it promises is proved, for every landscape that is a well-conditioned bowl seen through any monotone glass.',
    'It never loses sight of what is far away, so a wide ball may still find a better valley.',
  ],
  failures: [
    'Most balls are of the wrong size at any time, and their evaluations are spent for nothing.',
    'Narrow valleys: balls are round, so only small ones fit.',
    'In many dimensions a random point of a ball is seldom better than its centre.',
  ],
  papers: [
    {
      authors: 'Golovin, Karro, Kochanski, Lee, Song and Zhang',
      year: 2020,
      title: 'Gradientless descent: high-dimensional zeroth-order optimization',
      link: 'https://arxiv.org/abs/1911.06317',
    },
  ],
  miniature: {
    settings: { problem: 'bbob-f1', seed: 3 },
    generations: 28,
    caption:
      'A round bowl: the points gather about the centre in ever closer rings, and one of them is nearly always better.',
  },
};
