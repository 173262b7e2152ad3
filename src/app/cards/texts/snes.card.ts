import type { CardText } from '../card.ts';
import * as common from './common.ts';

export const card: CardText = {
  idea: [
    'SNES follows the natural gradient of a cloud that has one width for each coordinate.',
    'Draws of good rank pull the mean towards them; where they lay far out along a coordinate the cloud becomes wider, and where they lay close in it becomes narrower.',
    'It is xNES without the turning: fast and frugal in many dimensions, blind to how coordinates depend on each other.',
  ],
  terms: {
    x: common.INDIVIDUAL,
    m: common.MEAN,
    s: {
      tex: '\\boldsymbol\\sigma',
      name: 'Step sizes',
      about: 'One standard deviation for each coordinate; the parameter is where all begin.',
      mark: 'spread',
      parameter: 'sigma',
      reading: 'sigma',
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
    eta: {
      tex: '\\eta',
      name: 'Learning rate',
      about: 'The published (3 + ln n)/(5√n), times the parameter.',
      parameter: 'rate',
    },
  },
  formulas: [
    { step: 'Draw', tex: `@x = @m + @s \\circ @z,\\quad ${common.DRAWN}` },
    {
      step: 'Value the ranks',
      tex: '@u = \\frac{\\max\\left(0,\\; \\ln(\\tfrac{@lambda}{2} + 1) - \\ln k\\right)}{\\sum_i \\max\\left(0,\\; \\ln(\\tfrac{@lambda}{2} + 1) - \\ln i\\right)} - \\frac{1}{@lambda}',
    },
    { step: 'Move the mean', tex: '@m \\gets @m + @s \\circ \\sum_{k=1}^{@lambda} @u\\, @zk' },
    {
      step: 'Change the widths',
      tex: '@s \\gets @s \\circ\\, \\exp\\left(\\frac{@eta}{2} \\sum_{k=1}^{@lambda} @u \\left(@zk^2 - 1\\right)\\right)',
    },
  ],
  strengths: [
    'Many variables: each generation costs no more than its samples.',
    'Coordinates of very different scale, as long as they do not depend on each other.',
    'Short: a few lines of mathematics, one learning rate, only the order of the costs.',
  ],
  failures: [
    'A narrow valley across the axes: the cloud cannot turn into it and shrinks instead.',
    'It remembers no path, so it starts to move slowly when the optimum is far away.',
    'One cloud follows one valley, so rugged landscapes want restarts.',
  ],
  papers: [
    {
      authors: 'Schaul, Glasmachers and Schmidhuber',
      year: 2011,
      title: 'High dimensions and heavy tails for natural evolution strategies',
      link: 'https://doi.org/10.1145/2001576.2001692',
    },
    {
      authors: 'Wierstra, Schaul, Glasmachers, Sun, Peters and Schmidhuber',
      year: 2014,
      title: 'Natural evolution strategies',
      link: 'https://jmlr.org/papers/v15/wierstra14a.html',
    },
  ],
  miniature: {
    settings: { problem: 'bbob-f2', seed: 5, population: 14 },
    generations: 45,
    caption: 'A long valley along an axis: one width shrinks, the other does not.',
  },
};
