// What strategies with an archive of elites share.
import type { NumberField } from '../../experiment/fields.ts';
import type { Reading, State } from '../strategy.ts';
import { coverageOf, qualityOf, type EliteArchive } from './elite-archive.ts';

/** State of a strategy that keeps elites. */
export interface EliteState extends State {
  elites: EliteArchive;
}

/** How finely behaviours are told apart. */
export const CELLS: NumberField = {
  kind: 'integer',
  label: 'Cells a side',
  help: 'Parts that each number of a behaviour is cut into; every cell keeps its best. There are fewer where a network is so large that there is no room for them.',
  unit: 'cells',
  min: 1,
  max: 100,
  scale: 'log',
  default: 20,
};

const READINGS: readonly Reading<EliteState>[] = [
  {
    id: 'coverage',
    label: 'Coverage',
    help: 'Share of all cells in which somebody has been; cells that nobody can reach count as well.',
    scale: 'linear',
    read: ({ elites }) => coverageOf(elites),
  },
  {
    id: 'qd-score',
    label: 'QD score',
    help: 'What the returns of all elites lie above the lowest there can be, added up: it grows with every new cell and every better elite.',
    scale: 'linear',
    read: ({ elites }) => qualityOf(elites),
  },
  {
    id: 'elites',
    label: 'Elites',
    help: 'Cells in which somebody has been.',
    scale: 'linear',
    read: ({ elites }) => elites.costs.length,
  },
];

/** What every strategy that keeps elites says about itself. */
export function eliteReadings<S extends EliteState>(): readonly Reading<S>[] {
  return READINGS;
}
