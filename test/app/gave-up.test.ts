import { expect, test } from 'vitest';
import type { EndReason } from '../../src/core/experiment/need.ts';
import { resolve } from '../../src/core/experiment/settings.ts';
import { gaveUpText } from '../../src/app/words/gave-up.ts';
import { madeUp } from '../core/analysis/made-up.ts';

const NAMES = ['CMA-ES', 'Deep GA', 'SNES'];
const RUNS = 15;

/** What is said of lanes of which so many runs ended by a rule, and the others when their budget was spent. */
function told(
  early: readonly number[],
  reason: EndReason = 'stagnation',
  settings: Record<string, unknown> = {},
): string {
  const { description } = resolve(settings);
  const lanes = early.map(() => description);
  const outcomes = early.flatMap((runs, lane) =>
    Array.from({ length: RUNS }, (_, trial) => madeUp(lane, trial, [1, 2, Infinity], trial < runs ? { reason } : {})),
  );
  return gaveUpText(lanes, NAMES, outcomes);
}

test('lanes are named that stopped by themselves in half of their runs', () => {
  expect(told([8, 0])).toBe(
    'CMA-ES stopped by itself in 8 of 15 runs: with restarts it would have gone on, and may have come further.',
  );
  expect(told([15, 7, 9])).toBe(
    'CMA-ES stopped by itself in 15 of 15 runs, SNES in 9 of 15: with restarts they would have gone on, and may have come further.',
  );
  expect(told([7, 7])).toBe('');
});

test('nobody is who came to the target, or to a limit that somebody set', () => {
  expect(told([15, 15], 'target')).toBe('');
  expect(told([15, 0], 'generations')).toContain('CMA-ES stopped by itself');
  expect(told([15, 0], 'generations', { generations: 10 })).toBe('');
});
