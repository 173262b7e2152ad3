import type { RunDescription } from '../experiment/description.ts';
import { findTask } from '../problems/tasks/registry.ts';

/** How many targets a run is measured by, as in COCO. */
export const TARGETS = 51;

/** Digits of 10^0, 10^0.8, 10^0.6, 10^0.4 and 10^0.2: more than float64 holds, so that each target is the number nearest to it. */
const DIGITS = [
  '1',
  '6.3095734448019324943',
  '3.9810717055349725077',
  '2.5118864315095801110',
  '1.5848931924611134852',
];

/** COCO's targets for the runtime distribution of a function: 10², 10^1.8, 10^1.6, …, 10⁻⁸, as f − f_opt. */
export const COCO_TARGETS: readonly number[] = Array.from({ length: TARGETS }, (_, k) =>
  Number(`${DIGITS[k % 5]}e${Math.floor((10 - k) / 5)}`),
);

/**
 * The costs whose hit times measure a run, from the easiest to the hardest, which is always the run's own target: behind it no
 * run has anything to show, since there it ends. Of a function they are COCO's, as far as the run's own target lets it go; of a
 * task 51 at even spacing, the first one step better than a policy that has not learnt anything, or the run's own alone where
 * that asks for no learning.
 */
export function targetsOf({
  problem,
  task,
  target,
}: Pick<RunDescription, 'problem' | 'task' | 'target'>): Float64Array {
  if (!task) return Float64Array.from([...COCO_TARGETS.filter((cost) => cost > target), target]);
  const from = findTask(problem)?.unlearnt ?? target;
  if (from <= target) return Float64Array.of(target);
  return Float64Array.from({ length: TARGETS }, (_, k) =>
    k === TARGETS - 1 ? target : from + ((k + 1) / TARGETS) * (target - from),
  );
}

/** The targets of COCO's tables. */
const TOLD = [10, 1, 1e-1, 1e-2, 1e-3, 1e-5, 1e-7];
/** Of a task every so manieth is told. */
const TOLD_SPACING = 10;

/** Places of the targets that tables tell: those of COCO's, or every tenth one of a task, and the last. */
export function toldOf(targets: Float64Array, { task }: Pick<RunDescription, 'task'>): readonly number[] {
  const last = targets.length - 1;
  const places = targets.map((_, place) => place);
  return [...places].filter(
    (place) => place === last || (task ? place % TOLD_SPACING === 0 : TOLD.includes(targets[place])),
  );
}
