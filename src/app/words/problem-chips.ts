import type { BbobProperties } from '../../core/problems/bbob/problem.ts';
import { exact } from './numbers.ts';

/** A property in a few words, and what they mean. */
export interface Chip {
  readonly label: string;
  readonly help: string;
}

/** What makes a function easy or hard. */
export function chipsOf(properties: BbobProperties): readonly Chip[] {
  const { modality, conditioning, globalStructure, separable } = properties;
  const several = modality === 'multimodal';
  const chips: readonly [applies: boolean, label: string, help: string][] = [
    [
      true,
      modality,
      several ? 'Several valleys, in which a search can be caught.' : 'One valley, and its floor is the optimum.',
    ],
    [separable, 'separable', 'Every coordinate can be optimised alone.'],
    [!separable, 'not separable', 'Coordinates depend on each other and have to be changed together.'],
    [
      conditioning > 1,
      Number.isFinite(conditioning) ? `conditioning ${exact(conditioning)}` : 'conditioning unbounded',
      'How much steeper the steepest direction is than the flattest, as a ratio of curvatures. Round clouds of points have trouble where it is high.',
    ],
    [
      several,
      `${globalStructure} global structure`,
      globalStructure === 'weak'
        ? 'The good places together do not point to the best one.'
        : 'The good places together point to the best one.',
    ],
    [properties.asymmetric, 'asymmetric', 'Opposite sides of the optimum differ on purpose.'],
    [properties.oscillated, 'oscillated', 'Bent a little everywhere: smooth, but locally uneven.'],
    [properties.rugged, 'rugged', 'Rough at every scale that matters.'],
    [properties.plateaus, 'plateaus', 'There are areas in which every point costs the same.'],
    [properties.ridge, 'ridge', 'A narrow valley or ridge has to be followed.'],
    [properties.deceptive, 'deceptive', 'Leads many strategies away from the optimum.'],
    [properties.boundaryOptimum, 'optimum on the boundary', 'The best point is at the border of the box.'],
    [!properties.uniqueOptimum, 'several optima', 'The best cost is reached at more than one place.'],
  ];
  return chips.filter(([applies]) => applies).map(([, label, help]) => ({ label, help }));
}
