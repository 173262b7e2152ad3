import { describe, expect, it } from 'vitest';
import { compareBest } from '../beside-reference.ts';
import { BESTS, type Best } from '../reference-runs.ts';

/** Enough to notice a mistake; `npm run bench reference` takes a hundred of each. Where runs vary most, few seeds say little. */
function seedsFor({ settings: { strategy }, name }: Best): number {
  if (strategy === 'xnes' && name === 'rosenbrock') return 40;
  return strategy === 'gld' ? 15 : 9;
}

describe('as good after 10,000 evaluations as the reference runs', () => {
  it.each(BESTS.filter(({ settings }) => settings['strategy'] !== 'pso'))('$label, $name: $best', (row) => {
    expect(compareBest(row, seedsFor(row)).agrees).toBe(true);
  });
});
