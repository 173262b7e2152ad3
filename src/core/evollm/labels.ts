import type { Context } from './context.ts';
import type { EvoLlmOptions } from './options.ts';

/** Share of the spread of costs by which the wanted cost is better than the best one. */
const BETTER = 0.1;
const DIGITS = 3;

/**
 * The cost that the last line asks for: better than the best of the context by a tenth of what lies between the best and the
 * worst; where all cost the same, by a tenth of that cost and a little.
 */
export function wantedCost({ costs }: Context): number {
  let best = Infinity;
  let worst = -Infinity;
  for (const cost of costs) {
    best = Math.min(best, cost);
    worst = Math.max(worst, cost);
  }
  return worst > best ? best - BETTER * (worst - best) : best - BETTER * Math.abs(best) - 1e-6;
}

/** What lines say about how good their individuals are, and what the last one asks for. */
export interface Labels {
  /** By member, in the context's own order. */
  readonly members: readonly string[];
  readonly wanted: string;
}

type Label = (context: Context) => Labels;

const LABELS: Readonly<Record<string, Label>> = {
  value: (context) => ({ members: Array.from(context.costs, rounded), wanted: rounded(wantedCost(context)) }),
  rank: ({ costs }) => ({
    members: Array.from(costs, (cost) => String(1 + costs.filter((other) => other < cost).length)),
    wanted: '0',
  }),
  normalised: (context) => {
    const { costs } = context;
    const best = costs.reduce((least, cost) => Math.min(least, cost), Infinity);
    const worst = costs.reduce((most, cost) => Math.max(most, cost), -Infinity);
    const share = (cost: number): string =>
      worst > best ? String(Math.round(((cost - best) / (worst - best)) * 100)) : '0';
    return { members: Array.from(costs, share), wanted: String(Math.round(-100 * BETTER)) };
  },
  none: ({ costs }) => ({ members: Array.from(costs, () => ''), wanted: '' }),
};

/** Writes what is to be told about costs. */
export function labelsOf(context: Context, { fitness }: Pick<EvoLlmOptions, 'fitness'>): Labels {
  return LABELS[fitness](context);
}

/** Three significant digits, written as a plain number where that is short: "0.0123", "12300000". */
function rounded(cost: number): string {
  return String(Number(cost.toPrecision(DIGITS)));
}
