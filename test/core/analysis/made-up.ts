import type { EndReason } from '../../../src/core/experiment/need.ts';
import type { TrialOutcome } from '../../../src/core/analysis/outcome.ts';
import { yardstickOf, type Yardstick } from '../../../src/core/analysis/yardstick.ts';

/** Targets 1 and 10⁻⁸ would be few: a yardstick of three, whose grid is that of 100 evaluations. */
export const SHORT: Yardstick = {
  ...yardstickOf({ problem: 'bbob-f1', target: 1, evaluations: 100 }),
  targets: Float64Array.of(100, 10, 1),
  told: [1, 2],
};

/** A run that reached the targets of a yardstick after so many evaluations. */
export function madeUp(
  lane: number,
  trial: number,
  hits: readonly number[],
  changes: Partial<TrialOutcome> = {},
): TrialOutcome {
  const last = hits[hits.length - 1];
  const reached = last < Infinity;
  const reason: EndReason = reached ? 'target' : 'evaluations';
  return {
    lane,
    trial,
    reason,
    evaluations: reached ? last : 100,
    generations: 10,
    best: reached ? 0.5 : 20,
    hits: Float64Array.from(hits),
    curve: new Float64Array(SHORT.grid.length).fill(reached ? 0.5 : 20),
    ...changes,
  };
}
