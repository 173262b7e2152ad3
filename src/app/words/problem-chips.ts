import type { BbobProperties } from '../../core/problems/bbob/problem.ts';
import { exact } from './numbers.ts';

/** What makes a function easy or hard, in a few short words each. */
export function chipsOf(properties: BbobProperties): readonly string[] {
  const { modality, conditioning, globalStructure, separable } = properties;
  return [
    modality,
    separable ? 'separable' : 'not separable',
    Number.isFinite(conditioning)
      ? conditioning > 1
        ? `conditioning ${exact(conditioning)}`
        : ''
      : 'conditioning unbounded',
    modality === 'multimodal' ? `${globalStructure} global structure` : '',
    properties.asymmetric ? 'asymmetric' : '',
    properties.oscillated ? 'oscillated' : '',
    properties.rugged ? 'rugged' : '',
    properties.plateaus ? 'plateaus' : '',
    properties.ridge ? 'ridge' : '',
    properties.deceptive ? 'deceptive' : '',
    properties.boundaryOptimum ? 'optimum on the boundary' : '',
    properties.uniqueOptimum ? '' : 'several optima',
  ].filter((chip) => chip !== '');
}
