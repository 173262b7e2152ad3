import type { HistoryRecord } from '../../core/experiment/history.ts';
import { readingColumn } from '../../core/strategies/readings.ts';
import type { Strategy } from '../../core/strategies/strategy.ts';
import type { Snapshot } from '../../runtime/snapshot.ts';
import { count, measured } from './numbers.ts';

/** Generations that a trend is read from. */
const WINDOW = 12;
const LEAST_GENERATIONS = 4;
const GROWING = 1.5;
const THIN = 3;
/** Evaluations without an improvement that are worth a remark. */
const LEAST_IDLE = 200;

/**
 * One sentence on what is happening now, computed from the state; empty when nothing in particular is. Only what the
 * numbers say is said: a reason that may be wrong is worse than none.
 */
export function narrate(snapshot: Snapshot, strategy: Strategy): string {
  const { history, improvements, evaluations, restarts } = snapshot;
  if (history.length < LEAST_GENERATIONS) return '';
  const reading = (id: string): Trend | null => trendOf(history, strategy, id);
  const idle = evaluations - (improvements.at(-2) ?? 0);
  const sigma = reading('sigma');
  const ratio = reading('axis-ratio');
  if (restarts && restarts.count > 0 && idle > evaluations / 2) {
    return `Restart ${count(restarts.count)} is searching; the best so far, ${measured(snapshot.best)}, is from before it.`;
  }
  if (ratio && ratio.now > THIN && ratio.factor > GROWING) {
    return `The search ellipse is stretching: its longest axis is now ${measured(ratio.now, 2)} times its shortest.`;
  }
  if (sigma && sigma.factor > GROWING)
    return 'The step size is growing: the search is making longer steps than a moment ago.';
  if (idle > Math.max(LEAST_IDLE, evaluations / 2)) return `No improvement for ${count(idle)} evaluations.`;
  if (sigma && sigma.factor < 1 / GROWING) return 'The step size is shrinking: the search is closing in on one place.';
  if (ratio && ratio.now > THIN) {
    return `The search ellipse is ${measured(ratio.now, 2)} times as long as it is wide, and keeps its shape.`;
  }
  return '';
}

interface Trend {
  readonly now: number;
  /** The present value over that of a window of generations ago. */
  readonly factor: number;
}

function trendOf({ values, width, length }: HistoryRecord, strategy: Strategy, id: string): Trend | null {
  const place = strategy.readings.findIndex((reading) => reading.id === id);
  if (place < 0) return null;
  const column = readingColumn(place);
  const now = values[(length - 1) * width + column];
  const then = values[Math.max(0, length - 1 - WINDOW) * width + column];
  return now > 0 && then > 0 ? { now, factor: now / then } : null;
}
