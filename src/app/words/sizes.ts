import type { RunDescription } from '../../core/experiment/description.ts';
import type { HistoryRecord } from '../../core/experiment/history.ts';
import { readingColumn } from '../../core/strategies/readings.ts';
import { strategyOf } from '../../core/strategies/registry.ts';
import { rowAt } from '../plots/curves.ts';
import { count, counted } from './numbers.ts';

/** Bytes of a weight, of the seed a genome begins with, and of each mutation behind it: a seed and a power. */
const WEIGHT_BYTES = 4;
const ROOT_BYTES = 4;
const MUTATION_BYTES = 8;

/**
 * What a network weighs, and its genome where the strategy keeps chains of seeds: "226 weights: 904 bytes; genome at
 * generation 7: 60 bytes".
 * @param evaluations the moment that is shown; a thinned history knows the last generation before it that it kept
 */
export function sizeText(
  { dim, strategy }: Pick<RunDescription, 'dim' | 'strategy'>,
  history: HistoryRecord | null,
  evaluations: number,
): string {
  const weights = `${counted(dim, 'weight')}: ${count(WEIGHT_BYTES * dim)} bytes`;
  const place = strategyOf(strategy).readings.findIndex(({ id }) => id === 'genome');
  const row = place < 0 || !history ? -1 : rowAt(history, evaluations);
  if (!history || row < 0) return weights;
  const mutations = history.values[row * history.width + readingColumn(place)];
  const genome = count(ROOT_BYTES + MUTATION_BYTES * mutations);
  return `${weights}; genome at generation ${count(row * history.stride + 1)}: ${genome} bytes`;
}
