import { Kernels } from '../../src/kernels/kernels.ts';
import { cellsOf, COLUMNS, meanRanks, ROWS, shareWithin } from './controls.ts';
import { table } from './table.ts';

const SEEDS = 1000;

/**
 * The whole pipeline of EvoLLM with rules in the place of the model, and what it has to beat, beside the reference.
 * @param words perhaps the number of seeds
 * @throws Error when that is no number
 */
export function controls(words: readonly string[], module: WebAssembly.Module): void {
  const seeds = words.length > 0 ? Number(words[0]) : SEEDS;
  if (!(Number.isInteger(seeds) && seeds > 0)) throw new Error(`"${words[0]}" is no number of seeds.`);
  const kernels = new Kernels(module);
  const rows = ROWS.map((row) => cellsOf(row, seeds, kernels));
  const heads = COLUMNS.map(({ name }) => name);
  const cells = rows.map((row) => [
    `${row[0].row.dim}, ${row[0].row.population}`,
    String(row[0].row.name),
    ...row.map(({ own, reference }) => `${number(own)} / ${number(reference)} = ${(own / reference).toFixed(2)}×`),
  ]);
  console.log(`\nMedian best cost of ${seeds} seeds / of the 50 of the reference = ratio; 20 generations\n`);
  console.log(table(['n, N', 'function', ...heads], cells));
  const all = rows.flat();
  const share = shareWithin(all);
  console.log(
    `\n${Math.round(share * all.length)} of ${all.length} cells (${(100 * share).toFixed(1)} %) within a factor 2\n`,
  );
  const [own, reference] = [meanRanks(rows), meanRanks(rows, 'reference')];
  const ranks = heads.map((name, k) => [name, own[k].toFixed(2), reference[k].toFixed(2)]);
  ranks.sort((a, b) => Number(a[1]) - Number(b[1]));
  console.log(table(['mean rank', 'own', 'reference'], ranks));
}

function number(value: number): string {
  return String(Number(value.toPrecision(3)));
}
