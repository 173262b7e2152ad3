import type { CardText } from '../card.ts';
import * as common from './common.ts';
import { ARCHIVE, BEHAVIOUR, NEIGHBOURS, NO_LANDSCAPE, NOVELTY } from './novelty-terms.ts';

export const card: CardText = {
  idea: [
    'Novelty search never asks for the goal: it breeds from whoever behaved most unlike all others, now and in the past.',
    'An archive remembers some behaviours for ever, so that there is no way but onwards, to what nobody has done yet.',
    'On tasks whose obvious path is a trap this finds the goal by the way, while those who aim for it stay in the trap.',
  ],
  terms: {
    child: common.CHILD,
    parent: common.PARENT,
    power: {
      tex: '\\sigma',
      name: 'Mutation power',
      about: 'The standard deviation of a mutation in every weight; it never changes.',
      parameter: 'power',
    },
    noise: {
      tex: '\\boldsymbol\\varepsilon(s_i)',
      name: 'Mutation',
      about: 'Independent standard normal numbers, all of them made from one seed.',
    },
    lambda: common.CHILDREN,
    b: BEHAVIOUR,
    n: NOVELTY,
    k: NEIGHBOURS,
    a: ARCHIVE,
    chance: {
      tex: '\\pi',
      name: 'Archive probability',
      about: 'The chance of each individual to be remembered for ever.',
      parameter: 'archive',
    },
    t: { ...common.PARENTS, about: 'How many of the most novel become parents; fewer means stronger selection.' },
  },
  formulas: [
    {
      step: 'Breed',
      tex: '@child = @parent + @power\\, @noise,\\quad j \\sim \\mathcal U\\{1 \\ldots @t\\},\\quad i = 1 \\ldots @lambda',
    },
    {
      step: 'Measure novelty',
      tex: '\\begin{aligned} @n &= \\frac1{@k} \\sum_{\\boldsymbol b \\,\\in\\, @k \\text{ nearest}} \\left\\lVert @b - \\boldsymbol b \\right\\rVert^2\\\\ & \\text{of all others and of } @a \\end{aligned}',
    },
    {
      step: 'Select',
      tex: '\\{@parent{\\boldsymbol p_1} \\ldots @parent{\\boldsymbol p_T}\\} \\gets @t \\text{ individuals of the highest } @n',
    },
    { step: 'Remember', tex: '@a \\gets @a \\cup \\{@b\\} \\;\\text{ with chance } @chance' },
  ],
  strengths: [
    'Deceptive tasks, such as a maze whose walls keep whoever goes straight for the goal.',
    'It collects many different behaviours in one run, of which several may be of use.',
    'Costs need not tell where to go, nor mean anything at all.',
  ],
  failures: [
    'Where there are more ways to behave than anybody can try, novelty has no end and no aim.',
    'Somebody has to say what a behaviour is, and everything depends on it.',
    'Where the goal can simply be approached, it takes the long way.',
  ],
  papers: [
    {
      authors: 'Lehman and Stanley',
      year: 2011,
      title: 'Abandoning objectives: evolution through the search for novelty alone',
      link: 'https://doi.org/10.1162/EVCO_a_00025',
    },
    {
      authors: 'Such, Madhavan, Conti, Lehman, Stanley and Clune',
      year: 2017,
      title:
        'Deep neuroevolution: genetic algorithms are a competitive alternative for training deep neural networks for reinforcement learning',
      link: 'https://arxiv.org/abs/1712.06567',
    },
  ],
  miniature: NO_LANDSCAPE,
};
