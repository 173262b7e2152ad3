import type { CardText } from '../card.ts';
import {
  COVARIANCE_PATH,
  DRAW,
  DRAWN,
  EFFECTIVE,
  INDIVIDUAL,
  LAMBDA,
  MEAN,
  MEAN_MOVES,
  MU,
  RANKED,
  RATE_MU,
  RATE_ONE,
  SIGMA,
  SIZE_IS_CHOSEN,
  STALL,
  STEP_OF_MEAN,
  STEP_PATH,
  WEIGHT,
} from './common.ts';

export const card: CardText = {
  idea: [
    'CMA-ES draws a cloud of points around a mean and moves the mean to where the better half of them lies.',
    'It also learns the shape of the cloud: directions in which good steps were found become longer, those that proved bad become shorter, until the cloud lies along the valleys of the landscape.',
    'How far to go is settled apart from the shape: when successive steps point the same way the whole cloud grows, and when they cancel each other it shrinks.',
  ],
  terms: {
    x: INDIVIDUAL,
    m: MEAN,
    sigma: SIGMA,
    bd: {
      tex: '\\mathbf B\\mathbf D',
      name: 'Axes of the cloud',
      about:
        'The axes of C as columns, each as long as the root of its eigenvalue: a round cloud times BD has covariance C.',
      mark: 'spread',
      reading: 'axis-ratio',
    },
    z: DRAW,
    lambda: LAMBDA,
    yw: STEP_OF_MEAN,
    mu: MU,
    w: {
      ...WEIGHT,
      about:
        'How much the k-th best counts: positive for the better half, negative for the others where the weights are active.',
      parameter: 'weights',
    },
    y: RANKED,
    ps: STEP_PATH,
    weff: EFFECTIVE,
    cov: {
      tex: '\\mathbf C',
      name: 'Covariance matrix',
      about: 'The shape of the cloud: its lengths and directions, before σ scales it.',
      mark: 'spread',
      reading: 'axis-ratio',
    },
    pc: COVARIANCE_PATH,
    h: STALL,
    rateone: RATE_ONE,
    rates: RATE_MU,
    wc: {
      tex: 'w_k^\\circ',
      name: 'Weight of a square',
      about:
        'The weight, and where it is negative, the weight divided by how long the step is, so that C stays a covariance.',
      parameter: 'weights',
    },
  },
  formulas: [
    {
      step: 'Draw',
      tex: `@x = @m + @sigma\\, @bd\\, @z,\\quad ${DRAWN}`,
    },
    MEAN_MOVES,
    {
      step: 'Compare with chance',
      tex: '@ps \\gets (1 - c_\\sigma)\\, @ps + \\sqrt{c_\\sigma (2 - c_\\sigma)\\, @weff}\\; @cov^{-1/2} @yw',
    },
    SIZE_IS_CHOSEN,
    {
      step: 'Learn the shape',
      tex: '\\begin{aligned} @pc &\\gets (1 - c_c)\\, @pc + @h \\sqrt{c_c (2 - c_c)\\, @weff}\\; @yw \\\\ @cov &\\gets a\\, @cov + @rateone\\, @pc @pc^{\\mathsf T} + @rates \\sum_{k=1}^{@lambda} @wc\\, @y\\, @y^{\\mathsf T} \\\\ a &= 1 - @rateone - @rates \\textstyle\\sum_k @w + (1 - @h)\\, @rateone\\, c_c (2 - c_c) \\end{aligned}',
    },
  ],
  strengths: [
    'Long, narrow and turned valleys: it learns the coordinates in which they are round.',
    'Only the order of the costs counts, and turning or stretching the problem changes nothing; nothing needs tuning.',
    'Among the best there is for some tens of variables and thousands of evaluations.',
  ],
  failures: [
    'The matrix has about n²/2 numbers to learn: beyond some hundreds of variables it learns slowly and costs much.',
    'One cloud follows one valley. Where good valleys are far apart it needs restarts with larger populations.',
    'On separable problems of many variables, methods that look at coordinates one by one are faster.',
  ],
  papers: [
    {
      authors: 'Hansen',
      year: 2016,
      title: 'The CMA evolution strategy: a tutorial',
      link: 'https://arxiv.org/abs/1604.00772',
    },
    {
      authors: 'Hansen and Ostermeier',
      year: 2001,
      title: 'Completely derandomized self-adaptation in evolution strategies',
      link: 'https://doi.org/10.1162/106365601750190398',
    },
  ],
  miniature: {
    settings: { problem: 'bbob-f10', seed: 4, population: 12 },
    generations: 45,
    caption: 'A narrow valley that lies across the axes: the ellipse turns into it, then goes along it.',
  },
};
