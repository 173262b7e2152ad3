import type { CardText } from '../card.ts';
import * as common from './common.ts';

export const card: CardText = {
  idea: [
    'Guided ES estimates a gradient from mirrored pairs of samples, and spends most of them where gradients have lately pointed.',
    'The last few estimates span a small subspace: samples are longer in it, and shorter in all other directions.',
    'Here nobody knows a better guide than its own past, and Adam follows the estimate.',
  ],
  terms: {
    x: common.PAIR,
    m: common.MEAN,
    e: {
      tex: '\\boldsymbol e_i',
      name: 'Step',
      about: 'From the mean to one of a pair; its mirror image leads to the other.',
      mark: 'population',
    },
    sigma: {
      tex: '\\sigma',
      name: 'Step size',
      about: 'The typical length of a whole step; it never changes.',
      mark: 'spread',
      parameter: 'sigma',
    },
    share: {
      tex: '\\alpha',
      name: 'Share of the full space',
      about: 'How much of the variance of a step goes to all directions alike.',
      parameter: 'share',
    },
    k: {
      tex: 'k',
      name: 'Gradients kept',
      about: 'How many of the last estimates span the subspace.',
      parameter: 'subspace',
      reading: 'gradients',
    },
    u: {
      tex: '\\mathbf U',
      name: 'Basis',
      about: 'Vectors of length 1, at right angles, that span the last estimates.',
      reading: 'gradients',
    },
    lambda: common.PAIRED_LAMBDA,
    f: { tex: 'f_i^\\pm', name: 'Costs', about: 'What the two sides of a pair cost.', mark: 'selected' },
    g: { tex: '\\boldsymbol g', name: 'Gradient', about: 'The estimate of where costs rise, seen from the mean.' },
    eta: {
      tex: '\\eta',
      name: 'Learning rate',
      about: 'About how far Adam moves each coordinate of the mean.',
      parameter: 'learning-rate',
    },
  },
  formulas: [
    {
      step: 'Draw guided pairs',
      tex: '\\begin{aligned} @x &= @m \\pm @e,\\quad i = 1 \\ldots \\tfrac{@lambda}{2} \\\\ @e &\\;\\sim\\; \\mathcal N\\left(\\mathbf 0,\\; @sigma^2 \\left(\\tfrac{@share}{n} \\mathbf I + \\tfrac{1 - @share}{@k}\\, @u @u^{\\mathsf T}\\right)\\right) \\end{aligned}',
    },
    {
      step: 'Estimate the gradient',
      tex: '@g = \\frac{1}{@sigma^2 @lambda} \\sum_i \\left(@f{f_i^+} - @f{f_i^-}\\right) @e',
    },
    {
      step: 'Step with Adam',
      tex: '@m \\gets \\operatorname{Adam}_{@eta}(@m,\\, @g),\\quad @u \\gets \\operatorname{orth}(@g_t,\\, @g_{t-1},\\, \\ldots)',
    },
  ],
  strengths: [
    'Many variables of which few matter at a time: pairs are not wasted on the others.',
    'Smooth landscapes, where the last gradients are a good guess of the next.',
    'Made for a guide from elsewhere, such as a cheap or biased gradient.',
  ],
  failures: [
    'Where gradients turn quickly the guide looks back, and leads astray.',
    'It uses the costs themselves, so a single huge cost decides the estimate.',
    'Step size and learning rate are fixed, so it comes only so close.',
  ],
  papers: [
    {
      authors: 'Maheswaranathan, Metz, Tucker, Choi and Sohl-Dickstein',
      year: 2019,
      title: 'Guided evolutionary strategies: augmenting random search with surrogate gradients',
      link: 'https://arxiv.org/abs/1806.10230',
    },
  ],
  miniature: {
    settings: {
      problem: 'bbob-f8',
      seed: 5,
      population: 16,
      sigma: 0.8,
      subspace: 1,
      share: 0.2,
      'learning-rate': 0.25,
    },
    generations: 45,
    caption: 'A bent valley: the samples stretch along the last gradient, and turn with it.',
  },
};
