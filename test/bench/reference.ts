import { compareBest, compareHits } from '../core/beside-reference.ts';
import { BESTS, HITS } from '../core/reference-runs.ts';

const SEEDS = 100;

/** A row of a table, and whether all of it agrees with the reference runs. */
export interface ReferenceRow {
  readonly cells: readonly string[];
  readonly agrees: boolean;
}

/**
 * Medians of evaluations to the target, of our runs and of the reference runs.
 * @param words of the strategies that are wanted; all where there are none
 */
export function* hitRows(words: readonly string[]): Generator<ReferenceRow> {
  for (const row of HITS) {
    const { strategy, settings, dim, name } = row;
    if (!wanted(strategy, words)) continue;
    const { own, reference, agrees, solved } = compareHits(row, SEEDS);
    const label = [strategy, ...Object.values(settings ?? {}).map(String)].join(', ');
    const numbers = [String(own), String(reference), `${(own / reference).toFixed(2)}×`, `${solved} of ${SEEDS}`];
    yield { cells: [label, String(dim), name, ...numbers, agrees ? 'yes' : 'no'], agrees };
  }
}

/** Medians of the best costs after 10,000 evaluations, a row for each method, in the same way. */
export function* bestRows(words: readonly string[]): Generator<ReferenceRow> {
  for (const label of new Set(BESTS.map((row) => row.label))) {
    const rows = BESTS.filter((row) => row.label === label && wanted(String(row.settings['strategy']), words));
    if (rows.length === 0) continue;
    const compared = rows.map((row) => ({ ...compareBest(row, SEEDS), split: row.split }));
    const agrees = compared.every((one) => one.agrees);
    const cells = compared.flatMap(({ own, reference, split }) => [
      `${Number(own.toPrecision(2))}${split ? '*' : ''}`,
      String(reference),
    ]);
    yield { cells: [label, ...cells, agrees ? 'yes' : 'no'], agrees };
  }
}

function wanted(strategy: string, words: readonly string[]): boolean {
  return words.length === 0 || words.includes(strategy);
}
