import { RUNGS } from '../../core/evollm/exchange.ts';
import { count, counted } from '../words/numbers.ts';

/** Which rung of the ladder a mean came from, as it is written. */
export function rungText(rung: number): string {
  if (rung === RUNGS.rule) return 'rule: no language model';
  if (rung === RUNGS.reply) return 'first reply';
  if (rung === RUNGS.lastMean) return 'no reply could be read: the last mean stays';
  if (rung === RUNGS.bestSoFar) return 'no reply could be read: the best individual so far';
  return `reply at retry ${count(rung)}`;
}

/** Whether a mean rests on a reply, which came at once, late, or not at all. */
export function rungTone(rung: number): 'rule' | 'good' | 'late' | 'lost' {
  if (rung === RUNGS.rule) return 'rule';
  if (rung === RUNGS.reply) return 'good';
  return rung >= RUNGS.lastMean ? 'lost' : 'late';
}

/** Which coordinates a block is about. */
export function blockText(from: number, width: number, dimension: number): string {
  if (width === dimension) return `all ${counted(dimension, 'coordinate')}`;
  const last = from + width;
  return width === 1 ? `coordinate ${last} of ${dimension}` : `coordinates ${from + 1} to ${last} of ${dimension}`;
}

/** The time of day of a moment, as clocks show it. */
export function clockText(moment: number): string {
  return new Date(moment).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' });
}
