import type { CardText } from '../card.ts';
import * as common from './common.ts';

export const card: CardText = {
  idea: [
    'In SAMR-GA everybody carries a mutation rate of its own, which is inherited and mutates like everything else.',
    'A good rate makes good children, and survives with them; nobody sets it and no rule adapts it.',
    'The best individual is carried on as it is, so that the best cost never rises.',
  ],
  terms: {
    child: common.CHILD,
    parent: common.PARENT,
    rate: {
      tex: '\\sigma_i',
      name: 'Mutation rate of a child',
      about: 'The standard deviation of the mutation that makes a child, which it also bequeaths.',
      reading: 'sigma',
    },
    parentrate: {
      tex: '\\sigma_j',
      name: 'Mutation rate of a parent',
      about: 'The rate that made the parent; the parameter is what everybody begins with.',
      parameter: 'sigma',
    },
    u: {
      tex: 'u_i',
      name: 'Change of a rate',
      about: 'A uniform draw between −1 and 1: a rate at most doubles or halves.',
    },
    noise: common.MUTATION,
    lambda: common.CHILDREN,
    t: common.PARENTS,
    ranked: {
      tex: '\\boldsymbol x_{j:\\lambda}',
      name: 'Ranked child',
      about: 'The j-th best of the generation, with the rate that made it.',
      mark: 'selected',
    },
    elite: {
      tex: '\\boldsymbol x_1',
      name: 'Elite',
      about: 'The best of the last generation, unchanged.',
      mark: 'best',
    },
  },
  formulas: [
    {
      step: 'Mutate the rates',
      tex: '@rate = \\min\\left(10,\\; @parentrate\\, 2^{@u}\\right),\\quad @u \\sim \\mathcal U(-1, 1)',
    },
    {
      step: 'Mutate',
      tex: '@child = @parent + @rate\\, @noise,\\quad i = 2 \\ldots @lambda,\\qquad @elite = @parent{\\boldsymbol p_1}',
    },
    {
      step: 'Select both',
      tex: '(@parent, @parentrate) \\gets (@ranked, \\sigma_{j:\\lambda}),\\quad j = 1 \\ldots @t',
    },
  ],
  strengths: [
    'Hardly anything to choose: a poor first rate is soon outbred.',
    'Families of different rates live side by side, some that explore and some that refine.',
    'Only the order of the costs counts.',
  ],
  failures: [
    'Rates vanish: on hard ground a child that barely differs from its parent is the safest bet, and the search stops moving.',
    'A rate is judged by one child, which says little about it.',
    'Every coordinate mutates alike, so narrow valleys are followed in tiny steps.',
  ],
  papers: [
    {
      authors: 'Clune, Misevic, Ofria, Lenski, Elena and Sanjuán',
      year: 2008,
      title: 'Natural selection fails to optimize mutation rates for long-term adaptation on rugged fitness landscapes',
      link: 'https://doi.org/10.1371/journal.pcbi.1000187',
    },
  ],
  miniature: {
    settings: { problem: 'bbob-f8', seed: 3, population: 40, parents: 10 },
    generations: 36,
    caption: 'A bent valley: rates grow while there is far to go, and shrink where the valley is narrow.',
  },
};
