// Symbols that searches for novelty share.
import type { Term } from '../card.ts';

/** Why such a strategy has no miniature. */
export const NO_LANDSCAPE =
  'It has no miniature: points of a landscape do not behave. On the hard maze you can see it at work, and where everybody ended.';

export const BEHAVIOUR: Term = {
  tex: '\\beta(\\boldsymbol x)',
  name: 'Behaviour',
  about: 'What an individual did, as a few numbers that the task tells: in the maze, where it ended.',
};

export const NOVELTY: Term = {
  tex: 'N(\\boldsymbol x)',
  name: 'Novelty',
  about: 'How far a behaviour lies from those that are nearest to it.',
  reading: 'novelty',
};

export const NEIGHBOURS: Term = {
  tex: 'k',
  name: 'Neighbours',
  about: 'To how many of the nearest behaviours the distance is taken.',
  parameter: 'neighbours',
};

export const ARCHIVE: Term = {
  tex: '\\mathcal A',
  name: 'Archive',
  about: 'The behaviours that are remembered for ever.',
  reading: 'archive',
};

/** Of NS-ES and NSR-ES. */
export const TURNS = {
  x: {
    tex: '\\boldsymbol x_i^\\pm',
    name: 'Mirrored pair',
    about: 'Two individuals on opposite sides of the member, equally far away.',
    mark: 'population',
  },
  m: {
    tex: '\\boldsymbol m',
    name: 'Member',
    about: 'The one whose turn it is: novel members have turns more often.',
    mark: 'mean',
  },
  members: {
    tex: 'M',
    name: 'Number of members',
    about: 'How many members are improved in turn, each along a path of its own.',
    parameter: 'parents',
  },
  sigma: {
    tex: '\\sigma',
    name: 'Step size',
    about: 'The standard deviation of the samples around a member; it never changes.',
    mark: 'spread',
    parameter: 'sigma',
  },
  noise: {
    tex: '\\boldsymbol\\varepsilon_i',
    name: 'Draw',
    about: 'A vector of independent standard normal numbers.',
  },
  lambda: {
    tex: '\\lambda',
    name: 'Population',
    about: 'How many individuals there are in a generation: two for each draw, and the member beside them.',
    mark: 'population',
    parameter: 'population',
  },
  b: BEHAVIOUR,
  n: NOVELTY,
  k: NEIGHBOURS,
  a: ARCHIVE,
  eta: {
    tex: '\\eta',
    name: 'Learning rate',
    about: 'About how far Adam moves each weight of a member in one turn.',
    parameter: 'learning-rate',
  },
} as const satisfies Readonly<Record<string, Term>>;

const CHOOSE = {
  step: 'Choose a member',
  tex: '\\Pr[@m] = \\frac{@n{N(\\boldsymbol m)}}{\\sum_{j=1}^{@members} @n{N(\\boldsymbol m_j)}}',
};

const SAMPLE = {
  step: 'Draw pairs around it',
  tex: '@x = @m \\pm @sigma\\, @noise,\\quad @noise \\sim \\mathcal N(\\mathbf 0, \\mathbf I),\\quad i = 1 \\ldots \\tfrac{@lambda}{2}',
};

const MEASURE = {
  step: 'Measure novelty',
  tex: '@n = \\frac1{@k} \\sum_{\\boldsymbol a \\,\\in\\, @k \\text{ nearest in } @a} \\left\\lVert @b - \\boldsymbol a \\right\\rVert',
};

/** The formulas of both, which differ in how individuals are ranked. */
export function turnFormulas(ranks: string) {
  return [
    CHOOSE,
    SAMPLE,
    MEASURE,
    { step: 'Rank', tex: ranks },
    {
      step: 'Step and remember',
      tex: '\\begin{aligned} @m &\\gets \\operatorname{Adam}_{@eta}\\left(@m,\\; \\frac{1}{@lambda\\, @sigma} \\sum_i \\left(@u{u_i^+} - @u{u_i^-}\\right) @noise\\right) \\\\ @a &\\gets @a \\cup \\{@b{\\beta(\\boldsymbol m)}\\} \\end{aligned}',
    },
  ] as const;
}
