import type { CardText } from '../card.ts';
import * as common from './common.ts';
import { ARCHIVE_OF_ELITES, CELL, ELITE, ENTER } from './elite-terms.ts';
import { NO_LANDSCAPE } from './novelty-terms.ts';

export const card: CardText = {
  idea: [
    'MAP-Elites does not look for one best individual but for the best of every kind: it divides the ways to behave into cells.',
    'Each cell keeps whoever is best in it, and children are bred from all of these elites alike, however good they are.',
    'What a run leaves is a map of what is possible and at what price, and often the way to the best leads through cells that looked useless.',
  ],
  terms: {
    child: common.CHILD,
    elite: ELITE,
    other: {
      tex: '\\boldsymbol e_d',
      name: 'Second elite',
      about: 'Another random elite: the child goes some way along the line through both.',
    },
    archive: ARCHIVE_OF_ELITES,
    power: {
      tex: '\\sigma_1',
      name: 'Mutation power',
      about: 'The standard deviation of a mutation in every weight.',
      parameter: 'power',
    },
    line: {
      tex: '\\sigma_2',
      name: 'Line mutation',
      about: 'How far a child goes along the line through two elites, in units of their distance.',
      parameter: 'line',
    },
    noise: common.MUTATION,
    nu: { tex: '\\nu_i', name: 'Draw along the line', about: 'One standard normal number for each child.' },
    lambda: common.CHILDREN,
    cell: CELL,
  },
  formulas: [
    {
      step: 'Breed',
      tex: '\\begin{aligned} @child &= @elite + @power\\, @noise + @line\\, @nu\\, (@other - @elite) \\\\ @elite,\\, @other &\\;\\sim\\; \\mathcal U(@archive),\\quad i = 1 \\ldots @lambda \\end{aligned}',
    },
    ENTER,
  ],
  strengths: [
    'It gives a whole collection: many different ways to do well, to choose from afterwards.',
    'Deceptive tasks: stepping stones are kept whatever they cost, as long as they are the best of their kind.',
    'A robot that is damaged, or a task that changes, may find the answer in the archive.',
  ],
  failures: [
    'Cells multiply with every number of a behaviour: beyond a few numbers nearly all stay empty.',
    'Under noise lucky individuals hold cells that are not theirs, or all must be evaluated again.',
    'Where only the best counts, most of its evaluations go elsewhere.',
  ],
  papers: [
    {
      authors: 'Mouret and Clune',
      year: 2015,
      title: 'Illuminating search spaces by mapping elites',
      link: 'https://arxiv.org/abs/1504.04909',
    },
    {
      authors: 'Vassiliades and Mouret',
      year: 2018,
      title: 'Discovering the elite hypervolume by leveraging interspecies correlation',
      link: 'https://arxiv.org/abs/1804.03906',
    },
  ],
  miniature: NO_LANDSCAPE,
};
