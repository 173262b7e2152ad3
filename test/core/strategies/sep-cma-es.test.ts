import { describe, expect, it } from 'vitest';
import { compareHits, hitTimes } from '../beside-reference.ts';
import { ellipsoid, rotated } from '../functions.ts';
import { HITS } from '../reference-runs.ts';

describe('sep-CMA-ES against reference runs', () => {
  it.each(HITS.filter(({ strategy }) => strategy === 'sep-cma-es'))(
    'in n = $dim, on the $name, the median is within 10 % of $evaluations',
    (row) => {
      expect(compareHits(row, 100)).toMatchObject({ solved: 100, agrees: true });
    },
  );

  it('cares about rotation: on the turned ellipsoid it fails within ten times the evaluations', () => {
    const hits = hitTimes({ strategy: 'sep-cma-es' }, 5, rotated(ellipsoid), 8, 12_000);
    expect(hits.filter(Number.isFinite)).toEqual([]);
  });
});
