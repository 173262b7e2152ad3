import type { CardText } from '../card.ts';
import * as common from './common.ts';

export const card: CardText = {
  idea: [
    'This is CMA-ES with one variance for each coordinate in place of a whole matrix.',
    'A cloud of samples moves to where its better half lies, and becomes wider along coordinates in which good steps were long and narrower along the others.',
    'With so few numbers to learn it learns them much faster and in any number of dimensions, but it can never turn its cloud.',
  ],
  terms: {
    x: common.INDIVIDUAL,
    m: common.MEAN,
    sigma: common.SIGMA,
    d: {
      tex: '\\boldsymbol d',
      name: 'Widths',
      about: 'How wide the cloud is along each coordinate before σ scales it: the roots of the variances.',
      mark: 'spread',
      reading: 'axis-ratio',
    },
    z: common.DRAW,
    lambda: common.LAMBDA,
    yw: common.STEP_OF_MEAN,
    mu: common.MU,
    w: common.WEIGHT,
    y: common.RANKED,
    ps: common.STEP_PATH,
    weff: common.EFFECTIVE,
    pc: common.COVARIANCE_PATH,
    h: common.STALL,
    cov: {
      tex: '\\boldsymbol c',
      name: 'Variances',
      about: 'One variance for each coordinate: the diagonal of what is a matrix in CMA-ES.',
      mark: 'spread',
      reading: 'axis-ratio',
    },
    rateone: {
      ...common.RATE_ONE,
      about: 'How much of the variances is learned from the path: (n + 2)/3 times as much as in CMA-ES.',
    },
    rates: {
      ...common.RATE_MU,
      about: 'How much of the variances is learned from this one generation: (n + 2)/3 times as much as in CMA-ES.',
    },
  },
  formulas: [
    { step: 'Draw', tex: `@x = @m + @sigma\\, @d \\circ @z,\\quad ${common.DRAWN}` },
    common.MEAN_MOVES,
    {
      step: 'Compare with chance',
      tex: '@ps \\gets (1 - c_\\sigma)\\, @ps + \\sqrt{c_\\sigma (2 - c_\\sigma)\\, @weff}\\; @yw / @d',
    },
    common.SIZE_IS_CHOSEN,
    {
      step: 'Learn the widths',
      tex: '\\begin{aligned} @pc &\\gets (1 - c_c)\\, @pc + @h \\sqrt{c_c (2 - c_c)\\, @weff}\\; @yw \\\\ @cov &\\gets a\\, @cov + @rateone\\, @pc^2 + @rates \\sum_{k=1}^{@mu} @w\\, @y^2,\\quad @d = \\sqrt{@cov} \\\\ a &= 1 - @rateone - @rates + (1 - @h)\\, @rateone\\, c_c (2 - c_c) \\end{aligned}',
    },
  ],
  strengths: [
    'Separable problems, and all whose coordinates only differ in scale: often many times faster than CMA-ES.',
    'Thousands of variables: a generation costs no more than its samples.',
    'As with CMA-ES only the order of the costs counts, and there is nothing to tune.',
  ],
  failures: [
    'A narrow valley across the axes: the cloud can only shrink, and creeps along it.',
    'It depends on how the variables were chosen; turning the problem makes another problem of it.',
    'One cloud follows one valley, so rugged landscapes want restarts.',
  ],
  papers: [
    {
      authors: 'Ros and Hansen',
      year: 2008,
      title: 'A simple modification in CMA-ES achieving linear time and space complexity',
      link: 'https://doi.org/10.1007/978-3-540-87700-4_30',
    },
  ],
  miniature: {
    settings: { problem: 'bbob-f2', seed: 5 },
    generations: 52,
    caption: 'A long valley along an axis: the ellipse becomes as flat as the valley, without having to turn.',
  },
};
