import type { RunDescription } from '../../../core/experiment/description.ts';
import { LEAST_COST } from '../../plots/cost-plot.ts';
import { decades, type Domain } from '../../plots/domains.ts';
import type { Axis, PlotFrame } from '../../plots/frame.ts';
import { logLabel, plainLabel } from '../../plots/tick-labels.ts';
import { measureOf } from '../../words/measure.ts';

/** How costs of a problem stand on a vertical axis: those of functions by their logarithm, those of tasks as people know them. */
export interface CostScale {
  /** The axis that holds these costs; any number of them, none included. */
  axis(costs: Iterable<number>): Axis;
  /** From costs to pixels. */
  place(frame: PlotFrame): (cost: number) => number;
  readonly mark: { readonly value: number; readonly label: string } | null;
}

const LEAST_DECADES = 4;
/** Share of a plain range that is left free above and below. */
const MARGIN = 0.05;

export function costScale(description: RunDescription): CostScale {
  const { target } = description;
  const measure = measureOf(description);
  if (!description.task) {
    return {
      axis: (costs) => {
        const [low, high] = extent(costs, (cost) => Math.max(cost, LEAST_COST));
        const domain: Domain = high > 0 ? decades(low, Math.max(high, low * 10), LEAST_DECADES) : [1e-2, 1e2];
        return { domain, scale: 'log', label: (value) => logLabel(value, domain) };
      },
      place: (frame) => frame.y,
      mark: target > 0 ? { value: target, label: `target ${measure.goal(target)}` } : null,
    };
  }
  return {
    axis: (costs) => {
      const [low, high] = extent([...costs, target], measure.value);
      const free = MARGIN * (high - low || 1);
      return { domain: [low - free, high + free], scale: 'linear', label: plainLabel };
    },
    place: (frame) => (cost) => frame.y(measure.value(cost)),
    mark: { value: measure.value(target), label: `solved at ${measure.goal(target)}` },
  };
}

/** The least and the greatest of finite values; 0 and 0 of none. */
function extent(costs: Iterable<number>, of: (cost: number) => number): Domain {
  let low = Infinity;
  let high = -Infinity;
  for (const cost of costs) {
    if (!Number.isFinite(cost)) continue;
    low = Math.min(low, of(cost));
    high = Math.max(high, of(cost));
  }
  return low <= high ? [low, high] : [0, 0];
}
