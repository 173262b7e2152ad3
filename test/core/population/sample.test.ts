import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampledRanks } from '../../../src/core/population/sample.ts';

test('a sample has each rank once, ascending, the best without a gap, and the worst', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 2, max: 400 }), (size, most) => {
      const ranks = [...sampledRanks(size, most)];
      expect(ranks).toHaveLength(Math.min(size, most));
      ranks.forEach((rank, k) => expect(rank).toBeGreaterThan(k === 0 ? -1 : ranks[k - 1]));
      expect(ranks.slice(0, Math.ceil(Math.min(size, most) / 2)).at(-1)).toBe(Math.ceil(Math.min(size, most) / 2) - 1);
      expect(ranks.at(-1)).toBe(size - 1);
    }),
  );
});
