import type { CardText } from '../card.ts';
import * as common from './common.ts';

export const card: CardText = {
  idea: [
    'GESMR-GA breeds mutation rates beside individuals: groups of children share a rate, and rates compete by what their groups achieve.',
    'A rate is worth the best improvement that any child of its group has made, which rewards bold rates that seldom succeed but then leap far.',
    'So rates do not wither away, as they do where each child carries its own.',
  ],
  terms: {
    child: common.CHILD,
    parent: common.PARENT,
    rate: {
      tex: '\\sigma_k',
      name: 'Mutation rate of a group',
      about: 'The standard deviation of the mutations in group k; the parameter is about where all begin.',
      parameter: 'sigma',
      reading: 'sigma',
    },
    noise: common.MUTATION,
    lambda: common.CHILDREN,
    groups: {
      tex: 'K',
      name: 'Number of groups',
      about: 'How many rates are tried side by side.',
      parameter: 'groups',
    },
    elite: {
      tex: '\\boldsymbol x_1',
      name: 'Elite',
      about: 'The best of the last generation, unchanged; it belongs to no group.',
      mark: 'best',
    },
    gain: {
      tex: '\\Delta_k',
      name: 'Worth of a rate',
      about: 'By how much the luckiest child of a group costs less than its parent: the lower the better.',
    },
    best: { tex: 'b', name: 'Best group', about: 'The group of the lowest worth, whose rate goes on as it is.' },
    r: { tex: 'r', name: 'Another good group', about: 'A draw from the better half of the groups.' },
    u: {
      tex: 'u',
      name: 'Change of a rate',
      about: 'A uniform draw between −1 and 1: a rate at most doubles or halves.',
    },
    t: common.PARENTS,
    ranked: {
      tex: '\\boldsymbol x_{j:\\lambda}',
      name: 'Ranked child',
      about: 'The j-th best child of the generation.',
      mark: 'selected',
    },
  },
  formulas: [
    {
      step: 'Mutate in groups',
      tex: '\\begin{aligned} @child &= @parent + @rate\\, @noise \\;\\text{ in group } k = 1 \\ldots @groups \\\\ @elite &= @parent{\\boldsymbol p_1},\\quad i = 2 \\ldots @lambda \\end{aligned}',
    },
    { step: 'Value the rates', tex: '@gain = \\min_{i \\text{ in group } k} \\left(f(@child) - f(@parent)\\right)' },
    {
      step: 'Breed the rates',
      tex: '\\begin{aligned} @rate{\\sigma_1} &\\gets @rate{\\sigma_b},\\quad @best = \\arg\\min_k @gain \\\\ @rate &\\gets @rate{\\sigma_r}\\, 2^{@u},\\quad @r \\in \\text{better half} \\end{aligned}',
    },
    { step: 'Select', tex: '@parent \\gets @ranked,\\quad j = 1 \\ldots @t' },
  ],
  strengths: [
    'Rates follow the landscape over many orders of magnitude, in both directions.',
    'A group is judged by many children, so a good rate is told from a lucky child.',
    'Large networks, where nobody knows how strongly to mutate.',
  ],
  failures: [
    'Differences of costs count, so a cost that is cut off or warped misleads it.',
    'Many of its children are spent on rates that prove wrong.',
    'Every coordinate mutates alike, so narrow valleys are followed in tiny steps.',
  ],
  papers: [
    {
      authors: 'Kumar, Liu, Miikkulainen and Stone',
      year: 2022,
      title: 'Effective mutation rate adaptation through group elite selection',
      link: 'https://arxiv.org/abs/2204.04817',
    },
  ],
  miniature: {
    settings: { problem: 'bbob-f15', seed: 2, population: 49, parents: 16, groups: 6 },
    generations: 40,
    caption: 'A rugged bowl: wide groups look for other valleys while narrow ones refine the best.',
  },
};
