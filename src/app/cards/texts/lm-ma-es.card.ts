import type { CardText } from '../card.ts';
import * as common from './common.ts';

export const card: CardText = {
  idea: [
    'LM-MA-ES is for thousands of variables: it remembers a few directions in which the search has gone, in place of a matrix.',
    'Each direction fades at a pace of its own, so together they know the last few generations as well as the last few hundred.',
    'A sample begins as a round draw and is stretched along one direction after the other, which comes close to what a learned covariance would make of it.',
  ],
  terms: {
    x: common.INDIVIDUAL,
    m: common.MEAN,
    sigma: common.SIGMA,
    d: {
      tex: '\\boldsymbol d_k',
      name: 'Stretched draw',
      about: 'A round draw after all directions have stretched it.',
      mark: 'population',
    },
    z: common.DRAW,
    lambda: common.LAMBDA,
    dir: {
      tex: '\\boldsymbol v_j',
      name: 'Direction',
      about: 'One of 4 + ⌊3 ln n⌋ remembered directions of progress; as many take part as there have been generations.',
    },
    stretch: {
      tex: 's_j',
      name: 'Stretching',
      about:
        'How much of a sample lies along a direction: 1/n for the first, two thirds of that for the next, and so on.',
    },
    mu: common.MU,
    w: common.WEIGHT,
    ranked: {
      tex: '\\boldsymbol d_{k:\\lambda}',
      name: 'Ranked step',
      about: 'The stretched draw of the k-th best individual.',
      mark: 'selected',
    },
    zw: {
      tex: '\\boldsymbol z_w',
      name: 'Mean draw',
      about: 'The weighted average of the round draws behind the best individuals.',
    },
    memory: {
      tex: 'c_j',
      name: 'Forgetting',
      about:
        'How fast a direction forgets: λ/n for the first, a quarter of that for the next, and so on, never more than 1.',
    },
    weff: common.EFFECTIVE,
    p: {
      tex: '\\boldsymbol p',
      name: 'Path',
      about: 'A fading sum of the mean draws: longer than chance would make it when steps agree.',
      reading: 'path-length',
    },
    pathrate: {
      tex: 'c_\\sigma',
      name: 'Forgetting of the path',
      about: 'How fast the path forgets: 2λ/n, never more than 1.',
    },
  },
  formulas: [
    {
      step: 'Draw and stretch',
      tex: '\\begin{aligned} @d &\\gets @z \\sim \\mathcal N(\\mathbf 0, \\mathbf I),\\quad k = 1 \\ldots @lambda \\\\ @d &\\gets (1 - @stretch)\\, @d + @stretch\\, @dir @dir^{\\mathsf T} @d,\\quad j = 1, 2, \\ldots \\\\ @x &= @m + @sigma\\, @d \\end{aligned}',
    },
    { step: 'Move the mean', tex: '@m \\gets @m + @sigma \\sum_{k=1}^{@mu} @w\\, @ranked' },
    {
      step: 'Remember where it went',
      tex: '\\begin{aligned} @zw &= \\textstyle\\sum_{k=1}^{@mu} @w\\, \\boldsymbol z_{k:\\lambda} \\\\ @dir &\\gets (1 - @memory)\\, @dir + \\sqrt{@weff\\, @memory (2 - @memory)}\\; @zw \\\\ @p &\\gets (1 - @pathrate)\\, @p + \\sqrt{@weff\\, @pathrate (2 - @pathrate)}\\; @zw \\end{aligned}',
    },
    {
      step: 'Choose the size',
      tex: '@sigma \\gets @sigma\\, \\exp\\left(\\frac{@pathrate}{2}\\left(\\frac{\\lVert @p \\rVert^2}{n} - 1\\right)\\right)',
    },
  ],
  strengths: [
    'Very many variables: it needs a few vectors where CMA-ES needs a matrix.',
    'Landscapes with a few directions that matter, whether or not they lie along the axes.',
    'Only the order of the costs counts, and there is nothing to tune.',
  ],
  failures: [
    'Where most directions differ from each other, a few vectors are too little to tell how.',
    'With few variables CMA-ES knows the shape better, for the same evaluations.',
    'One cloud follows one valley, so rugged landscapes want restarts.',
  ],
  papers: [
    {
      authors: 'Loshchilov, Glasmachers and Beyer',
      year: 2017,
      title: 'Limited-memory matrix adaptation for large scale black-box optimization',
      link: 'https://arxiv.org/abs/1705.06693',
    },
  ],
  miniature: {
    settings: { problem: 'bbob-f8', seed: 2, sigma: 0.5 },
    generations: 56,
    caption: 'A bent valley of two variables, far fewer than it is made for: it remembers which way the valley went.',
  },
};
