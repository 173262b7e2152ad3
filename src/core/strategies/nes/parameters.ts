// Parameters that natural evolution strategies share.
import { hansenPopulation, populationField, sigmaField } from '../parameters.ts';

export const NES_PARAMETERS = {
  population: populationField({ default: (context) => (context.task ? 64 : hansenPopulation(context)), min: 2 }),
  sigma: sigmaField({ default: ({ task }) => (task ? 0.5 : 2) }),
  rate: {
    kind: 'real',
    label: 'Rate of adaptation',
    help: 'How fast the steps change, as a multiple of the published rate. Lower is steadier and slower.',
    unit: '',
    min: 0,
    max: 5,
    scale: 'linear',
    default: 1,
  },
} as const;
