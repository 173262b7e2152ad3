// Symbols that strategies with an archive of elites share.
import type { Term } from '../card.ts';

export const CELL: Term = {
  tex: 'c(\\boldsymbol x)',
  name: 'Cell',
  about:
    'Where an individual belongs by its behaviour: every number of it is cut into as many parts as the parameter says.',
  parameter: 'cells',
};

export const ELITE: Term = {
  tex: '\\boldsymbol e_c',
  name: 'Elite of a cell',
  about: 'The best individual that ever behaved so.',
  reading: 'elites',
};

export const ARCHIVE_OF_ELITES: Term = {
  tex: '\\mathcal A',
  name: 'Archive',
  about: 'The elites of all cells in which somebody has been.',
  reading: 'coverage',
};

export const ENTER = {
  step: 'Enter the archive',
  tex: '@elite \\gets \\boldsymbol x \\;\\text{ if } c = @cell \\text{ is empty or } f(\\boldsymbol x) < f(@elite)',
};
