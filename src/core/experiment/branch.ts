import { readReplies, writeReplies } from '../evollm/recorded.ts';
import type { Checkpoint } from './checkpoint.ts';
import { MOST_MARKS } from './trace.ts';

/**
 * A checkpoint that was taken in a run's past, without what was recorded after it: where another run that shares this past
 * can go on. State, replies, trace and marks are those of a run that was stopped there; its history has the spacing of the longer
 * one.
 */
export function cutOff(checkpoint: Checkpoint): Checkpoint {
  const { generation, evaluations, improvements, marks, history, replies, replied } = checkpoint;
  const known = improvements.findIndex((value, k) => k % 2 === 0 && value > evaluations);
  const length = Math.min(history.length, Math.ceil(generation / history.stride));
  return {
    ...checkpoint,
    head: { generation, evaluations },
    improvements: known < 0 ? improvements : improvements.slice(0, known),
    marks: marks.slice(0, marksAfter(generation)),
    history: {
      ...history,
      generations: Math.min(history.generations, generation),
      length,
      values: history.values.slice(0, length * history.width),
    },
    ...(replies === undefined ? {} : { replies: writeReplies(readReplies(replies).slice(0, replied)) }),
  };
}

/** How many marks a run has after this many generations: one after 1, 2, 4, … of them. */
export function marksAfter(generations: number): number {
  let marks = 0;
  for (let at = 1; at <= generations && marks < MOST_MARKS; at *= 2) marks++;
  return marks;
}
