/** What is known of one lane while its trials are computed. */
export interface LaneEffort {
  /** Evaluations that a trial takes at most. */
  readonly budget: number;
  readonly trials: number;
  readonly finished: number;
  /** Evaluations of finished trials, and of those that are not over yet. */
  readonly finishedEvaluations: number;
  readonly openEvaluations: number;
  /** Computing time of all of them. */
  readonly seconds: number;
}

/**
 * Evaluations to expect in all, and computing time that is left. A trial takes what those of its lane took on average, as far
 * as that is known, and its budget before.
 * @param workers that compute side by side
 */
export function estimate(
  lanes: readonly LaneEffort[],
  workers: number,
): { readonly expected: number; readonly secondsLeft: number | null } {
  const made = lanes.map(({ finishedEvaluations, openEvaluations }) => finishedEvaluations + openEvaluations);
  const seconds = sum(lanes.map((lane) => lane.seconds));
  const usual = seconds / sum(made);
  const left = lanes.map(({ budget, trials, finished, finishedEvaluations, openEvaluations }) => {
    const each = finished > 0 ? finishedEvaluations / finished : budget;
    return Math.max(0, (trials - finished) * each - openEvaluations);
  });
  const open = sum(lanes.map(({ trials, finished }) => trials - finished));
  const secondsLeft = left.map((evaluations, k) =>
    evaluations === 0 ? 0 : evaluations * (made[k] > 0 ? lanes[k].seconds / made[k] : usual),
  );
  return {
    expected: sum(made) + sum(left),
    secondsLeft: open === 0 ? 0 : sum(made) > 0 && seconds > 0 ? sum(secondsLeft) / Math.min(workers, open) : null,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
