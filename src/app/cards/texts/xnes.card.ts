import type { CardText } from '../card.ts';
import * as common from './common.ts';

export const card: CardText = {
  idea: [
    'What xNES optimises is its cloud of samples: it follows the gradient of the expected rank with respect to where the cloud lies and how it is shaped.',
    'It is the natural gradient, which measures changes of the cloud by how different its samples become, so that a step is the same however the cloud is written down.',
    'The shape is changed by a matrix exponential, so that no step, however long, can make anything else of an ellipse than an ellipse.',
  ],
  terms: {
    x: common.INDIVIDUAL,
    m: common.MEAN,
    sigma: common.SIGMA,
    b: {
      tex: '\\mathbf B',
      name: 'Shape',
      about: 'The lengths and directions of the cloud, before σ scales it; its volume is always 1.',
      mark: 'spread',
      reading: 'axis-ratio',
    },
    z: common.DRAW,
    lambda: common.LAMBDA,
    u: {
      tex: 'u_k',
      name: 'Utility',
      about:
        'What the k-th best is worth: high for the best, the same small loss for the whole worse half; they sum to 0.',
      mark: 'selected',
    },
    zk: {
      tex: '\\boldsymbol z_{k:\\lambda}',
      name: 'Ranked draw',
      about: 'The draw behind the k-th best individual.',
      mark: 'selected',
    },
    g: {
      tex: '\\mathbf G',
      name: 'Gradient of the shape',
      about: 'Which way the cloud should stretch and turn, seen from where it is round.',
    },
    gs: {
      tex: 'g_\\sigma',
      name: 'Gradient of the size',
      about: 'The mean of the diagonal of G: how much larger the cloud should be in every direction.',
    },
    eta: {
      tex: '\\eta',
      name: 'Learning rate',
      about: 'The published (9 + 3 ln n)/(5 n√n), times the parameter.',
      parameter: 'rate',
    },
  },
  formulas: [
    { step: 'Draw', tex: `@x = @m + @sigma\\, @b\\, @z,\\quad ${common.DRAWN}` },
    {
      step: 'Value the ranks',
      tex: '@u = \\frac{\\max\\left(0,\\; \\ln(\\tfrac{@lambda}{2} + 1) - \\ln k\\right)}{\\sum_i \\max\\left(0,\\; \\ln(\\tfrac{@lambda}{2} + 1) - \\ln i\\right)} - \\frac{1}{@lambda}',
    },
    {
      step: 'Move the mean',
      tex: '@m \\gets @m + @sigma\\, @b \\sum_{k=1}^{@lambda} @u\\, @zk',
    },
    {
      step: 'Change size and shape',
      tex: '\\begin{aligned} @g &= \\textstyle\\sum_{k} @u\\, @zk\\, @zk^{\\mathsf T},\\quad @gs = \\tfrac1n \\operatorname{tr} @g \\\\ @sigma &\\gets @sigma\\, \\exp\\left(\\tfrac{@eta}{2}\\, @gs\\right) \\\\ @b &\\gets @b\\, \\exp\\left(\\tfrac{@eta}{2} \\left(@g - @gs\\, \\mathbf I\\right)\\right) \\end{aligned}',
    },
  ],
  strengths: [
    'Turned and badly scaled valleys of up to a hundred variables or so: it learns the whole shape.',
    'One principle gives all of its rules, and the only constant to choose is how fast it adapts.',
    'Only the order of the costs counts, and turning or stretching the problem changes nothing.',
  ],
  failures: [
    'It remembers no path, so its size grows slowly when steps agree: CMA-ES is usually faster.',
    'Every generation takes an exponential of an n × n matrix, about n³ operations.',
    'With many variables the learning rate is small, and the shape takes long to learn.',
  ],
  papers: [
    {
      authors: 'Glasmachers, Schaul, Yi, Wierstra and Schmidhuber',
      year: 2010,
      title: 'Exponential natural evolution strategies',
      link: 'https://doi.org/10.1145/1830483.1830557',
    },
    {
      authors: 'Wierstra, Schaul, Glasmachers, Sun, Peters and Schmidhuber',
      year: 2014,
      title: 'Natural evolution strategies',
      link: 'https://jmlr.org/papers/v15/wierstra14a.html',
    },
  ],
  miniature: {
    settings: { problem: 'bbob-f10', seed: 6, population: 16 },
    generations: 45,
    caption: 'A narrow turned valley: the ellipse turns step by step, a little later than that of CMA-ES.',
  },
};
