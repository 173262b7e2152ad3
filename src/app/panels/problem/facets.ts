import type { BbobProperties } from '../../../core/problems/bbob/problem.ts';
import { BBOB_PROBLEMS } from '../../../core/problems/bbob/registry.ts';

interface FacetOption {
  /** Unique among all facets. */
  readonly id: string;
  readonly label: string;
  holds(properties: BbobProperties): boolean;
}

/** One way to tell problems apart. */
export interface Facet {
  readonly label: string;
  /** What the property means, for those who meet the word for the first time. */
  readonly help: string;
  readonly options: readonly FacetOption[];
}

const LOW_CONDITIONING = 10;

/** Properties that the shelf of problems can be filtered by. */
export const FACETS: readonly Facet[] = [
  {
    label: 'Separable',
    help: 'Every coordinate of a separable function can be optimised alone; the others have to be changed together.',
    options: [
      { id: 'separable', label: 'Yes', holds: ({ separable }) => separable },
      { id: 'not-separable', label: 'No', holds: ({ separable }) => !separable },
    ],
  },
  {
    label: 'Conditioning',
    help: 'How much steeper the steepest direction is than the flattest: low up to 10, high from 10⁴. A cloud that is round has trouble where it is high.',
    options: [
      { id: 'low', label: 'Low', holds: ({ conditioning }) => conditioning <= LOW_CONDITIONING },
      {
        id: 'moderate',
        label: 'Moderate',
        holds: ({ conditioning, illConditioned }) => conditioning > LOW_CONDITIONING && !illConditioned,
      },
      { id: 'high', label: 'High', holds: ({ illConditioned }) => illConditioned },
    ],
  },
  {
    label: 'Optima',
    help: 'A unimodal function has one valley, a multimodal one has several, in which a search can be caught.',
    options: [
      { id: 'unimodal', label: 'One', holds: ({ modality }) => modality === 'unimodal' },
      { id: 'multimodal', label: 'Several', holds: ({ modality }) => modality === 'multimodal' },
    ],
  },
  {
    label: 'Structure',
    help: 'With adequate structure the good places together point to the best one; with weak structure they do not.',
    options: [
      { id: 'adequate', label: 'Adequate', holds: ({ globalStructure }) => globalStructure === 'adequate' },
      { id: 'weak', label: 'Weak', holds: ({ globalStructure }) => globalStructure === 'weak' },
    ],
  },
];

/**
 * Identifiers of the problems that fit what is wanted: of each facet any of its wanted options, if there are any.
 * @param wanted identifiers of options
 */
export function matching(wanted: ReadonlySet<string>): ReadonlySet<string> {
  const asked = FACETS.map(({ options }) => options.filter(({ id }) => wanted.has(id))).filter(
    (options) => options.length > 0,
  );
  const fit = BBOB_PROBLEMS.filter(({ properties }) =>
    asked.every((options) => options.some((option) => option.holds(properties))),
  );
  return new Set(fit.map(({ id }) => id));
}
