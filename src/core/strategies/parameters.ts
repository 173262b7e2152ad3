// Parameters that several strategies share, so that the same key means the same thing in every link.
import type { FieldContext, NumberField } from '../experiment/fields.ts';

const THIRD_ROOT_OF_E = 1.3956124250860895;

/** 4 + ⌊3 ln n⌋, the population size of the CMA-ES family; ⌊3 ln n⌋ is counted in powers of e^⅓, which needs no logarithm. */
export function hansenPopulation({ dimension }: FieldContext): number {
  let count = 0;
  for (let power = THIRD_ROOT_OF_E; power <= dimension; power *= THIRD_ROOT_OF_E) count++;
  return 4 + count;
}

/** Individuals per generation. */
export function populationField(options: Pick<NumberField, 'default'> & Partial<NumberField>): NumberField {
  return {
    kind: 'integer',
    label: 'Population λ',
    help: 'Individuals evaluated in each generation. More explore more widely and cost more evaluations per generation.',
    unit: 'individuals',
    min: 1,
    max: 100_000,
    scale: 'log',
    ...options,
  };
}

/** Standard deviation of the first generation, in the units of the search space. */
export function sigmaField(options: Pick<NumberField, 'default'> & Partial<NumberField>): NumberField {
  return {
    kind: 'real',
    label: 'Step size σ',
    help: 'Standard deviation of the first steps, in the units of the search space; the box is 10 wide.',
    unit: '',
    min: 1e-12,
    max: 1e3,
    scale: 'log',
    ...options,
  };
}
