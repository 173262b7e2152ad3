import { BBOB_RANGES } from '../../../kernels/bbob.ts';
import type { Problem } from '../problem.ts';

/** The five groups of the suite, in its order (Hansen, Finck, Ros, Auger 2009). */
export const BBOB_GROUPS = [
  'Separable',
  'Low or moderate conditioning',
  'High conditioning, unimodal',
  'Multimodal, adequate global structure',
  'Multimodal, weak global structure',
] as const;
export type BbobGroup = (typeof BBOB_GROUPS)[number];

/** What makes a function easy or hard; filters and lessons choose by it. */
export interface BbobProperties {
  /** Every coordinate can be optimised alone. */
  readonly separable: boolean;
  readonly modality: 'unimodal' | 'multimodal';
  /** Local optima in the box, in words. */
  readonly optima: string;
  /**
   * Ratio of the largest to the smallest curvature, prescribed by the definition or found at the optimum; Infinity where it
   * grows without bound on the way there.
   */
  readonly conditioning: number;
  /** `conditioning` is 10⁴ or more. */
  readonly illConditioned: boolean;
  /** Whether the good places together point to the best one. */
  readonly globalStructure: 'adequate' | 'weak';
  /** Opposite sides of the optimum differ on purpose. */
  readonly asymmetric: boolean;
  /** Bent by the oscillating transformation T_osz: smooth, but locally uneven. */
  readonly oscillated: boolean;
  /** Rough at every scale that matters. */
  readonly rugged: boolean;
  /** Areas of equal cost. */
  readonly plateaus: boolean;
  /** A narrow valley or ridge has to be followed. */
  readonly ridge: boolean;
  /** Leads many strategies away from the optimum. */
  readonly deceptive: boolean;
  readonly boundaryOptimum: boolean;
  readonly uniqueOptimum: boolean;
}

/** A function of the noiseless BBOB suite; its costs come from the kernel of the same number. */
export interface BbobProblem extends Problem {
  readonly number: number;
  readonly group: BbobGroup;
  readonly suite: 'bbob';
  readonly properties: BbobProperties;
  /** One line; y = x − x_opt, u = i/(D − 1), R and Q rotations, Λ the conditioning, T the transformations of the suite. */
  readonly formula: string;
  /** For learners: what it looks like, why it is hard and for whom, what to watch. */
  readonly about: string;
}

/** What differs from function to function. */
export interface BbobEntry {
  readonly number: number;
  readonly name: string;
  readonly formula: string;
  readonly about: string;
  /** Flags that are not mentioned are false, but for `uniqueOptimum`. */
  readonly properties: Partial<Omit<BbobProperties, 'illConditioned'>> &
    Pick<BbobProperties, 'modality' | 'optima' | 'conditioning'>;
}

const ILL_CONDITIONED = 1e4;

/** Completes an entry of a group. */
export function bbobProblem(group: BbobGroup, { number, name, formula, about, properties }: BbobEntry): BbobProblem {
  return {
    id: `bbob-f${number}`,
    number,
    name,
    group,
    revision: 1,
    lower: -5,
    upper: 5,
    dimensions: BBOB_RANGES.dimension,
    instances: BBOB_RANGES.instance,
    suite: 'bbob',
    formula,
    about,
    properties: {
      separable: false,
      globalStructure: 'adequate',
      asymmetric: false,
      oscillated: false,
      rugged: false,
      plateaus: false,
      ridge: false,
      deceptive: false,
      boundaryOptimum: false,
      uniqueOptimum: true,
      ...properties,
      illConditioned: properties.conditioning >= ILL_CONDITIONED,
    },
  };
}
