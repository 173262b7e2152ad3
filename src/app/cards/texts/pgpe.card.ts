import type { CardText } from '../card.ts';
import * as common from './common.ts';

export const card: CardText = {
  idea: [
    'PGPE asks two questions of every pair of mirrored samples: which of the two is better, and how good is the pair as a whole.',
    'The first says where the mean should go, and the second whether the cloud should be wider or narrower along each coordinate.',
    'ClipUp takes only the direction of the answer, adds it to a velocity, and never lets that exceed a speed limit, so that its settings are lengths one can imagine.',
  ],
  terms: {
    x: common.PAIR,
    m: common.MEAN,
    s: {
      tex: '\\boldsymbol\\sigma',
      name: 'Step sizes',
      about: 'One standard deviation for each coordinate; the parameter is where all begin.',
      mark: 'spread',
      parameter: 'sigma',
      reading: 'sigma',
    },
    noise: common.PAIRED_DRAW,
    lambda: common.PAIRED_LAMBDA,
    r: {
      tex: 'r_i^\\pm',
      name: 'Centred rank',
      about:
        'Where an individual stands in its generation, from −½ for the best to ½ for the worst; equals share their ranks.',
      mark: 'selected',
    },
    g: {
      tex: '\\boldsymbol g',
      name: 'Direction',
      about: 'Which way the pairs say the mean should go; its length does not count.',
    },
    v: {
      tex: '\\boldsymbol v',
      name: 'Velocity',
      about: 'How the mean moves in a generation.',
      reading: 'speed',
    },
    momentum: {
      tex: '\\beta',
      name: 'Momentum',
      about: 'The share of its last movement that the mean keeps.',
      parameter: 'momentum',
    },
    eta: {
      tex: '\\eta',
      name: 'Learning rate',
      about: 'How much speed the mean gains in one generation.',
      parameter: 'learning-rate',
    },
    most: {
      tex: 'v_{\\max}',
      name: 'Largest speed',
      about: 'A longer velocity is cut to this length.',
      parameter: 'max-speed',
    },
    srate: {
      tex: '\\eta_\\sigma',
      name: 'Learning rate of σ',
      about: 'How fast the step sizes follow what the pairs say about them.',
      parameter: 'sigma-rate',
    },
    change: {
      tex: 'c',
      name: 'Largest change of σ',
      about: 'No step size changes by more than this share of itself in one generation.',
      parameter: 'sigma-change',
    },
  },
  formulas: [
    {
      step: 'Draw pairs',
      tex: '@x = @m \\pm @s \\circ @noise,\\quad @noise \\sim \\mathcal N(\\mathbf 0, \\mathbf I),\\quad i = 1 \\ldots \\tfrac{@lambda}{2}',
    },
    {
      step: 'Compare the two of a pair',
      tex: '@g = \\frac{1}{@lambda}\\, @s \\circ \\sum_i \\left(@r{r_i^-} - @r{r_i^+}\\right) @noise,\\quad @r \\in \\left[-\\tfrac12, \\tfrac12\\right]',
    },
    {
      step: 'Move with ClipUp',
      tex: '\\begin{aligned} @v &\\gets @momentum\\, @v + @eta\\, \\frac{@g}{\\lVert @g \\rVert},\\quad \\lVert @v \\rVert \\le @most \\\\ @m &\\gets @m + @v \\end{aligned}',
    },
    {
      step: 'Value the pair',
      tex: '\\begin{aligned} \\boldsymbol q &= -\\frac{@srate}{@lambda} \\sum_i \\left(@r{r_i^+} + @r{r_i^-}\\right) @noise^2 \\\\ @s &\\gets @s \\circ \\left(1 + \\min\\left(@change, \\max(-@change,\\, \\boldsymbol q)\\right)\\right) \\end{aligned}',
    },
  ],
  strengths: [
    'Networks in noisy tasks: whole parameters are tried, so an episode acts with one policy from beginning to end.',
    'Settings that mean something: the mean moves no further than its speed limit in a generation.',
    'Many variables, and step sizes that adapt to each of them.',
  ],
  failures: [
    'The cloud cannot turn, so narrow turned valleys are slow.',
    'A steady speed does not slow down by itself: near an optimum it circles around it.',
    'With few variables, methods that learn a whole shape need far fewer evaluations.',
  ],
  papers: [
    {
      authors: 'Sehnke, Osendorfer, Rückstieß, Graves, Peters and Schmidhuber',
      year: 2010,
      title: 'Parameter-exploring policy gradients',
      link: 'https://doi.org/10.1016/j.neunet.2009.12.004',
    },
    {
      authors: 'Toklu, Liskowski and Srivastava',
      year: 2020,
      title: 'ClipUp: a simple and powerful optimizer for distribution-based policy evolution',
      link: 'https://arxiv.org/abs/2008.02387',
    },
  ],
  miniature: {
    settings: { problem: 'bbob-f1', seed: 3, population: 20 },
    generations: 50,
    caption: 'A round bowl: the mean gathers speed, overshoots and comes back, while the cloud adapts its widths.',
  },
};
