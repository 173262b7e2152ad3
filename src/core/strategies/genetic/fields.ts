// Parameters that genetic algorithms share.
import type { NumberField } from '../../experiment/fields.ts';

/** Individuals that the next generation is bred from. */
export function parentsField(options: Pick<NumberField, 'default' | 'help'>): NumberField {
  return {
    kind: 'integer',
    label: 'Parents T',
    unit: 'individuals',
    min: 1,
    max: 10_000,
    scale: 'log',
    ...options,
  };
}

/** Factor of the mutation strength from one generation to the next. */
export function decayField(usual: number): NumberField {
  return {
    kind: 'real',
    label: 'Decay',
    help: 'Factor of the step size after each generation, down to a tenth of where it began; 1 keeps it as it is.',
    unit: '',
    min: 0.5,
    max: 1,
    scale: 'linear',
    default: usual,
  };
}

/** Step sizes end at this share of where they began. */
const LEAST_SHARE = 0.1;

/** The next step size of a schedule. */
export function decayed(sigma: number, first: number, decay: number): number {
  return Math.max(Math.min(sigma, LEAST_SHARE * first), sigma * decay);
}
