import type { Strategy } from '../../core/strategies/strategy.ts';
import { readingColumn } from '../../core/strategies/readings.ts';
import type { Snapshot } from '../../runtime/snapshot.ts';
import { coordinate, exact, measured } from '../words/numbers.ts';
import type { Term } from './card.ts';

/** Coordinates that are written out; of more, as many and dots. */
const MOST_WRITTEN = 3;

/** Where a value may come from. */
export interface ValueSources {
  readonly strategy: Strategy;
  /** Of the parameter with this key. */
  readonly setting: (key: string) => number | string;
  readonly snapshot: Pick<Snapshot, 'generation' | 'history' | 'shape' | 'solution' | 'best'> | null;
}

/**
 * The present value of a term: what the strategy reads of itself while there is a run, the place of a mean or of the best point, else
 * what its parameter is set to; empty where none of these is known.
 */
export function valueOf(term: Term, { strategy, setting, snapshot }: ValueSources): string {
  const running = snapshot && snapshot.generation > 0 ? snapshot : null;
  if (term.reading && running) {
    const { width, length, values } = running.history;
    const place = strategy.readings.findIndex(({ id }) => id === term.reading);
    const now = values[(length - 1) * width + readingColumn(place)];
    if (Number.isFinite(now)) return ownOr(strategy.readings[place].label, term, measured(now));
  }
  if (term.mark === 'mean' && running?.shape) return placeText(running.shape.mean);
  if (term.mark === 'best' && running && running.solution.length > 0) return placeText(running.solution);
  if (!term.parameter) return '';
  const value = setting(term.parameter);
  if (typeof value === 'number') return exact(value);
  const field = strategy.parameters[term.parameter];
  return field.kind === 'choice' ? (field.options.find((option) => option.value === value)?.label ?? value) : value;
}

/** A value that is not that of the term itself is told with its own name. */
function ownOr(label: string, { name }: Term, value: string): string {
  return label.toLowerCase().includes(name.toLowerCase()) ? value : `${label.toLowerCase()} ${value}`;
}

function placeText(point: Float64Array): string {
  const written = [...point.subarray(0, MOST_WRITTEN)].map((value) => coordinate(value));
  return `(${written.join(', ')}${point.length > MOST_WRITTEN ? ', …' : ''})`;
}
