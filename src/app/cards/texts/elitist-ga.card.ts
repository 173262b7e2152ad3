import type { CardText } from '../card.ts';
import * as common from './common.ts';

export const card: CardText = {
  idea: [
    'The elitist GA keeps a few elites, the best individuals it has ever found, and breeds everybody from them.',
    'A child takes each coordinate from one of two elites, by the toss of a coin, and then mutates a little.',
    'An elite stays until somebody is better, so nothing good is ever lost, and the family grows alike.',
  ],
  terms: {
    child: common.CHILD,
    a: {
      tex: '\\boldsymbol p_a',
      name: 'First parent',
      about: 'One of the elites, each as likely as the others.',
      mark: 'selected',
    },
    b: {
      tex: '\\boldsymbol p_b',
      name: 'Second parent',
      about: 'Another draw from the elites, which may be the same one again.',
      mark: 'selected',
    },
    coin: {
      tex: '\\boldsymbol\\kappa',
      name: 'Coins',
      about: 'A toss for each coordinate, 0 or 1 alike: which parent it comes from.',
    },
    sigma: {
      tex: '\\sigma',
      name: 'Step size',
      about: 'The standard deviation of a mutation in every coordinate.',
      reading: 'sigma',
    },
    noise: common.MUTATION,
    lambda: common.CHILDREN,
    t: {
      ...common.PARENTS,
      name: 'Number of elites',
      about: 'How many of the best survive and breed; fewer means stronger selection.',
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
      step: 'Mix and mutate',
      tex: '@child = @coin \\circ @a + (1 - @coin) \\circ @b + @sigma\\, @noise,\\quad i = 1 \\ldots @lambda',
    },
    {
      step: 'Keep the best',
      tex: '\\{@a{\\boldsymbol p_1} \\ldots @a{\\boldsymbol p_T}\\} \\gets \\text{best } @t \\text{ of } \\{@a{\\boldsymbol p_1} \\ldots @a{\\boldsymbol p_T},\\, @child{\\boldsymbol x_1} \\ldots @child{\\boldsymbol x_\\lambda}\\}',
    },
    {
      step: 'Decay',
      tex: '@sigma \\gets \\max\\left(\\min(@sigma, \\tfrac{1}{10} @begin),\\; @gamma\\, @sigma\\right)',
    },
  ],
  strengths: [
    'Coordinates that are good on their own: two half-good parents can have a child with both halves.',
    'Nothing found is lost, so a run can be stopped at any time.',
    'Few settings, and only the order of the costs counts.',
  ],
  failures: [
    'Elites soon resemble each other, and then mixing makes nothing new.',
    'The step size follows a schedule, not the landscape: it may be far too large or too small.',
    'Coordinates that depend on each other are torn apart by mixing.',
  ],
  papers: [
    {
      authors: 'Ha',
      year: 2017,
      title: 'A visual guide to evolution strategies',
      link: 'https://blog.otoro.net/2017/10/29/visual-evolution-strategies/',
    },
  ],
  miniature: {
    settings: { problem: 'bbob-f3', seed: 4, population: 40, sigma: 0.35 },
    generations: 40,
    caption: 'Many valleys in rows: children stand where the coordinates of two elites cross.',
  },
};
