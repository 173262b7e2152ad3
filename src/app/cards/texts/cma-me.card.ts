import type { CardText } from '../card.ts';
import * as common from './common.ts';
import { ARCHIVE_OF_ELITES, CELL, ELITE, ENTER } from './elite-terms.ts';
import { NO_LANDSCAPE } from './novelty-terms.ts';

export const card: CardText = {
  idea: [
    'CMA-ME fills the archive of MAP-Elites with the help of CMA-ES: a few emitters, each a cloud that learns its shape, take turns to sample.',
    'An emitter does not follow low costs but the growth of the archive: whoever discovers a cell counts most, then whoever improves one by much.',
    'When nobody of its samples enters the archive an emitter is done there, and begins anew at a random elite.',
  ],
  terms: {
    x: common.INDIVIDUAL,
    m: { ...common.MEAN, about: 'The centre of the emitter whose turn it is.' },
    sigma: {
      tex: '\\sigma',
      name: 'Step size',
      about: 'The overall size of the cloud; the parameter is where an emitter begins, and begins anew.',
      mark: 'spread',
      parameter: 'sigma',
    },
    bd: {
      tex: '\\mathbf B\\mathbf D',
      name: 'Axes of the cloud',
      about: 'The directions and lengths that the emitter has learned, as in CMA-ES.',
      mark: 'spread',
    },
    z: common.DRAW,
    lambda: common.LAMBDA,
    emitters: {
      tex: 'E',
      name: 'Emitters',
      about: 'How many searches take turns, each with a cloud of its own.',
      parameter: 'emitters',
    },
    elite: ELITE,
    cell: CELL,
    gain: {
      tex: '\\Delta_k',
      name: 'Improvement',
      about:
        'By how much an individual is better than the elite that it replaces; discoveries of a cell rank before all of these.',
      mark: 'selected',
    },
    archive: ARCHIVE_OF_ELITES,
    w: {
      ...common.WEIGHT,
      about: 'How much the k-th of those who entered counts: the earlier in the ranking the more, all together 1.',
    },
    y: {
      tex: '\\boldsymbol y_{k}',
      name: 'Ranked step',
      about: 'The step from the mean to the k-th of those who entered, in units of σ.',
      mark: 'selected',
    },
    renewed: {
      tex: '\\boldsymbol e',
      name: 'Random elite',
      about: 'Where an emitter begins anew, each elite as likely as the others.',
      reading: 'renewals',
    },
  },
  formulas: [
    {
      step: 'Draw, emitter after emitter',
      tex: `\\begin{aligned} @x &= @m + @sigma\\, @bd\\, @z,\\quad ${common.DRAWN} \\\\ @m &\\in \\{\\boldsymbol m_1 \\ldots \\boldsymbol m_{@emitters}\\} \\end{aligned}`,
    },
    ENTER,
    {
      step: 'Rank by what the archive gained',
      tex: '\\text{discoveries first, then by } @gain = f(@elite) - f(@x)',
    },
    {
      step: 'Learn from those who entered',
      tex: '@m \\gets @m + @sigma \\sum_{k} @w\\, @y,\\quad (@sigma, @bd) \\gets \\text{as in CMA-ES}',
    },
    {
      step: 'Or begin anew',
      tex: '@m \\gets @renewed \\sim \\mathcal U(@archive),\\;\\; @sigma \\gets \\sigma_0 \\quad \\text{if nobody entered}',
    },
  ],
  strengths: [
    'It fills an archive faster than random mutations do, where good directions can be learned.',
    'Its steps adapt to how large changes of behaviour are, so nobody has to choose a mutation power.',
    'Several emitters look at several places at once.',
  ],
  failures: [
    'A matrix for each emitter: for networks of many hundred weights it is too much.',
    'Emitters tend to leave a cell for a new one before its elite is any good.',
    'Under noise it cannot tell an improvement from luck, and learns from discoveries alone.',
  ],
  papers: [
    {
      authors: 'Fontaine, Togelius, Nikolaidis and Hoover',
      year: 2020,
      title: 'Covariance matrix adaptation for the rapid illumination of behavior space',
      link: 'https://arxiv.org/abs/1912.02400',
    },
  ],
  miniature: NO_LANDSCAPE,
};
