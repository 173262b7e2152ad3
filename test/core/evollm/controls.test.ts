import { expect, it } from 'vitest';
import { cellsOf, COLUMNS, meanRanks, ROWS, shareWithin } from '../../bench/controls.ts';
import { loadKernels } from '../../kernels/load.ts';

/** `npm run bench controls` has a thousand; medians of so few are as noisy as those of the reference. */
const SEEDS = 60;

it('comes, with rules in the place of a model, to what the reference reports', { timeout: 60_000 }, () => {
  const kernels = loadKernels();
  const rows = ROWS.map((row) => cellsOf(row, SEEDS, kernels));
  expect(shareWithin(rows.flat())).toBeGreaterThanOrEqual(0.9);
  const ranks = new Map(meanRanks(rows).map((rank, k) => [COLUMNS[k].name, rank]));
  for (const rule of ['rank-weighted', 'copy-best'])
    for (const other of ['random search', 'hill climbing σ 0.2', 'hill climbing σ 1'])
      expect(ranks.get(rule)).toBeLessThan(ranks.get(other)!);
});
