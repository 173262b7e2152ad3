import type { RunDescription } from '../../core/experiment/description.ts';
import { COLUMN } from '../../core/experiment/history.ts';
import type { Result } from '../../core/experiment/result.ts';
import { readingColumn } from '../../core/strategies/readings.ts';
import { strategyOf } from '../../core/strategies/registry.ts';
import type { Snapshot } from '../../runtime/snapshot.ts';
import { lastStretch } from './last-stretch.ts';
import { measureOf } from './measure.ts';
import { measured } from './numbers.ts';
import { distance, outOfReach, SHRUNK } from './out-of-reach.ts';

/** A population is told to have gathered elsewhere where the optimum is so many times as far away as it is wide. */
const APART = 10;

/** A run at its end. */
export type Ended = Pick<Snapshot, 'evaluations' | 'improvements' | 'history' | 'restarts' | 'shape' | 'solution'>;

/**
 * What the numbers of a run that ended short of its target say about why: whether it was still on its way, and how far
 * that is from the optimum. Empty where there is nothing to say.
 * @param optimum null where it is not known, and for a task
 */
export function shortOfTarget(
  ended: Ended,
  reason: Result['reason'],
  description: RunDescription,
  optimum: Float64Array | null,
): string {
  if (reason === 'target') return '';
  // A strategy that stopped by itself has said what its last generations were like.
  const spent = reason === 'evaluations' || reason === 'generations';
  const stretch = lastStretch(ended.improvements, ended.evaluations, measureOf(description));
  const place = optimum ? placeText(ended, description, optimum, spent && stretch.moving) : '';
  return [spent ? stretch.text : '', place].filter((text) => text !== '').join(' ');
}

function placeText(ended: Ended, { strategy }: RunDescription, optimum: Float64Array, moving: boolean): string {
  const { shape, solution, history } = ended;
  const n = optimum.length;
  if (shape?.mean.length === n) {
    const sigma = strategyOf(strategy).readings.findIndex(({ id }) => id === 'sigma');
    const first = sigma < 0 ? NaN : sinceRestart(ended, readingColumn(sigma)).first;
    const text = outOfReach(shape, optimum, first, moving);
    if (text !== '') return text;
  }
  if (solution.length !== n) return '';
  const away = distance(solution, optimum);
  const place = `The best point is ${measured(away)} from the optimum`;
  const spread = history.length > 0 ? sinceRestart(ended, COLUMN.diversity) : { first: NaN, last: NaN };
  const wide = spread.last * Math.sqrt(n);
  if (shape || !(away > APART * wide) || !(spread.first > SHRUNK * spread.last)) return `${place}.`;
  return `${place}, and the population has gathered: its individuals are about ${measured(wide, 1)} from their middle.`;
}

/** What a column of the history was when the search began or was restarted, and what it came to. */
function sinceRestart(
  { history: { values, width, length }, evaluations, restarts }: Ended,
  column: number,
): { readonly first: number; readonly last: number } {
  const began = restarts ? evaluations - restarts.evaluations : 0;
  let row = 0;
  while (row < length - 1 && values[row * width + COLUMN.evaluations] <= began) row++;
  return { first: values[row * width + column] ?? NaN, last: values[(length - 1) * width + column] ?? NaN };
}
