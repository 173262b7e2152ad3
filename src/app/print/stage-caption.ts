import type { Snapshot } from '../../runtime/snapshot.ts';
import type { Ranges } from '../stages/viewport.ts';
import type { SliceThrough } from '../state/stage-view.svelte.ts';
import { count, counted, rangeText } from '../words/numbers.ts';

/** What a picture of the stage shows, beside its marks. */
export interface PictureFacts {
  readonly dim: number;
  readonly through: SliceThrough;
  /** What is shown to the right and upwards. */
  readonly names: readonly [string, string];
  readonly ranges: Ranges;
  readonly snapshot: Snapshot | null;
  readonly watched: number;
  readonly repetitions: number;
  /** Other runs with the same past that are drawn, here and in the plots. */
  readonly branches: number;
}

const PLACES: Readonly<Record<SliceThrough, string>> = {
  optimum: 'the optimum',
  best: 'the best point',
  mean: 'the mean',
  point: 'a chosen point',
};

/** When it was: the run, the generation, and how much was tried by then. */
function momentText(
  { snapshot, watched, repetitions }: Pick<PictureFacts, 'snapshot' | 'watched' | 'repetitions'>,
  tried: (evaluations: number) => string,
): string {
  const run = repetitions > 1 ? `Run ${count(watched + 1)} of ${count(repetitions)}, ` : '';
  return snapshot && snapshot.generation > 0
    ? `${run}generation ${count(snapshot.generation)}, after ${tried(snapshot.evaluations)}`
    : `${run}before the first generation`;
}

/** The words below the picture of a task: the moment, and what the picture shows. */
export function taskCaption(
  facts: Pick<PictureFacts, 'snapshot' | 'watched' | 'repetitions'>,
  tried: (evaluations: number) => string,
  shows: string,
): string {
  return `${sentence(momentText(facts, tried))} ${shows}`.trim();
}

/** The words below the picture: the moment, what its sides are, and how to read its colours. */
export function stageCaption(facts: PictureFacts): string {
  const { dim, through, names, ranges, branches } = facts;
  const moment = momentText(facts, (evaluations) => counted(evaluations, 'evaluation'));
  const slice = dim > 2 ? `A slice through ${PLACES[through]}: ` : '';
  const sides = `${names[0]} to the right ${rangeText(ranges.x)}, ${names[1]} upwards ${rangeText(ranges.y)}`;
  const beside = branches > 0 ? ' Broken lines, here and in the plots, are other branches of the run.' : '';
  return `${sentence(moment)} ${sentence(slice + sides)} The darker a place, the better.${beside}`;
}

/** Names of coordinates stay as they are written. */
function sentence(text: string): string {
  return `${/^[a-z]{2}/.test(text) ? text[0].toUpperCase() + text.slice(1) : text}.`;
}
