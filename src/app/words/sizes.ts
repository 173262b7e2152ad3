import type { RunDescription } from '../../core/experiment/description.ts';
import { readingColumn } from '../../core/strategies/readings.ts';
import { GENOME_READING } from '../../core/strategies/offspring.ts';
import { strategyOf } from '../../core/strategies/registry.ts';
import type { Snapshot } from '../../runtime/snapshot.ts';
import { rowAt } from '../plots/curves.ts';
import { count, counted } from './numbers.ts';

/** Bytes of a weight, of the seed a genome begins with, and of each mutation behind it: a seed and a power. */
const WEIGHT_BYTES = 4;
const ROOT_BYTES = 4;
const MUTATION_BYTES = 8;

/**
 * What a network weighs, and its genome where the strategy keeps chains of seeds: "226 weights: 904 bytes; genome at
 * generation 7: 60 bytes". A thinned history knows the last generation before the shown moment that it kept; who acts before
 * anything has been played has a genome that is none of a generation here.
 */
export function sizeText(
  { dim, strategy }: Pick<RunDescription, 'dim' | 'strategy'>,
  told: Pick<Snapshot, 'history' | 'evaluations' | 'provenance'> | null,
): string {
  const weights = `${counted(dim, 'weight')}: ${count(WEIGHT_BYTES * dim)} bytes`;
  if (!told) return weights;
  const { history, evaluations, provenance } = told;
  const place = strategyOf(strategy).readings.findIndex(({ id }) => id === GENOME_READING.id);
  const row = place < 0 ? -1 : rowAt(history, evaluations);
  if (row >= 0) {
    const mutations = history.values[row * history.width + readingColumn(place)];
    return `${weights}; genome at generation ${count(row * history.stride + 1)}: ${bytesOf(mutations)}`;
  }
  return provenance?.chain ? `${weights}; genome: ${bytesOf(provenance.chain.seeds.length)}` : weights;
}

function bytesOf(mutations: number): string {
  return `${count(ROOT_BYTES + MUTATION_BYTES * mutations)} bytes`;
}
