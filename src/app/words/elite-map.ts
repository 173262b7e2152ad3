import type { Task } from '../../core/problems/task.ts';
import type { EliteMap } from '../../runtime/snapshot.ts';
import { returnsOf } from './measure.ts';
import { coordinate, count } from './numbers.ts';

/** Where a cell of a behaviour space lies, and what its elite earns: "Final x 30 to 40, final y 20 to 30: return −12". */
export function cellText(task: Task, { side, ranges, costs }: EliteMap, cell: number): string {
  let rest = cell;
  const parts = ranges.map(([lowest, highest], d) => {
    const part = rest % side;
    rest = Math.floor(rest / side);
    const [from, to] = [part, part + 1].map((k) => rounded(lowest + (k * (highest - lowest)) / side));
    return `${uncapped(task.outcomes[d].label)} ${from} to ${to}`;
  });
  const earned = Number.isNaN(costs[cell]) ? 'nobody has been there' : `return ${returnsOf(task).written(costs[cell])}`;
  const where = parts.join(', ');
  return `${where[0].toUpperCase()}${where.slice(1)}: ${earned}`;
}

/** A map of elites, for those who cannot see it. */
export function eliteMapText(task: Task, { costs, ranges }: EliteMap): string {
  const own = costs.filter((cost) => !Number.isNaN(cost));
  const axes = ranges.map((_, d) => uncapped(task.outcomes[d].label)).join(' and ');
  const map = `Map of ${count(costs.length)} cells of ${axes}`;
  if (own.length === 0) return `${map}. Nobody has been in any of them.`;
  const { written } = returnsOf(task);
  const [worst, best] = [written(Math.max(...own)), written(Math.min(...own))];
  return `${map}. Somebody has been in ${count(own.length)}; returns there lie between ${worst} and ${best}.`;
}

function rounded(value: number): string {
  return coordinate(value, Number.isInteger(value) ? 0 : 2);
}

function uncapped(text: string): string {
  return text[0].toLowerCase() + text.slice(1);
}
