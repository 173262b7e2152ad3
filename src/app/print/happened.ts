import { strategyOf } from '../../core/strategies/registry.ts';
import { narrate } from '../words/narration.ts';
import { measureOf } from '../words/measure.ts';
import { count } from '../words/numbers.ts';
import { summaryOf, whyEnded } from '../words/outcome.ts';
import type { SheetSource } from './content.ts';

/** What came of a run, or how far it has come. */
export interface Happened {
  readonly text: string;
  readonly numbers: readonly { readonly label: string; readonly value: string }[];
}

/** What happened, in a sentence or two and in numbers; null before the first generation. */
export function happened(source: SheetSource): Happened | null {
  const text = outcomeText(source);
  if (text === '') return null;
  return { text, numbers: source.results.length > 1 ? numbersOfAll(source) : numbersOfOne(source) };
}

function outcomeText({ phase, failure, results, description, reproduced, runs, watched }: SheetSource): string {
  const snapshot = runs[watched];
  if (phase === 'failed') return `The run failed: ${failure}`;
  if (results.length > 0) {
    const ended = results.length > 1 ? summaryOf(results, description) : whyEnded(results[0], description);
    const proof = 'It was opened from a link with a result, and came out the same to the last bit.';
    return reproduced ? `${ended} ${proof}` : ended;
  }
  if (!snapshot || snapshot.head.generation === 0) return '';
  const { head } = snapshot;
  const state = phase === 'playing' ? 'was still going on' : 'had been paused';
  const so = `The run ${state} after ${measureOf(description).counted(head.evaluations)} when this sheet was printed.`;
  return `${so} ${narrate(snapshot, strategyOf(description.strategy), description)}`.trim();
}

function numbersOfOne({ runs, watched, results: [result], description }: SheetSource): Happened['numbers'] {
  const snapshot = runs[watched];
  if (!snapshot) return [];
  const measure = measureOf(description);
  const { head, improvements, restarts, invalid } = snapshot;
  const best = result?.best ?? improvements.at(-1) ?? Infinity;
  const evaluations = result?.evaluations ?? head.evaluations;
  // What is shown may be the past of a run; restarts are known of that moment alone.
  const now = snapshot.generation === head.generation;
  return [
    { label: measure.best, value: best < Infinity ? measure.written(best) : '–' },
    { label: measure.evaluations, value: count(evaluations) },
    { label: 'generations', value: count(result?.generations ?? head.generation) },
    ...(now && restarts ? [{ label: 'restarts', value: count(restarts.count) }] : []),
    ...(now && invalid > 0 ? [{ label: 'invalid evaluations', value: count(invalid) }] : []),
  ];
}

function numbersOfAll({ results, description }: SheetSource): Happened['numbers'] {
  const measure = measureOf(description);
  const best = Math.min(...results.map((result) => result.best));
  const reached = results.filter(({ reason }) => reason === 'target').length;
  const spent = results.reduce((sum, { evaluations }) => sum + evaluations, 0);
  return [
    {
      label: description.task ? 'solved' : 'reached the target',
      value: `${count(reached)} of ${count(results.length)}`,
    },
    { label: `${measure.best} of all`, value: best < Infinity ? measure.written(best) : '–' },
    { label: `${measure.evaluations} of all`, value: count(spent) },
  ];
}
