/** Steps of a runtime distribution, ready to be drawn: after `at` evaluations, `share` of all pairs of run and target are reached. */
export interface RuntimeSteps {
  /** Evaluations, strictly ascending; empty where nothing was reached. */
  readonly at: Float64Array;
  /** Between 0 and 1, strictly ascending. */
  readonly share: Float64Array;
}

/** Steps that are kept for a picture: nobody sees a thousandth of its height. */
export const MOST_STEPS = 1000;

/**
 * The empirical distribution of runtimes over all pairs of run and target. Kept steps are exact; where there are more than
 * `most`, those in between are left out.
 * @param runtimes for each run the evaluations until each target; Infinity where it was not reached
 */
export function runtimeSteps(runtimes: readonly Float64Array[], most = MOST_STEPS): RuntimeSteps {
  const total = runtimes.reduce((sum, { length }) => sum + length, 0);
  const sorted = new Float64Array(total);
  let length = 0;
  for (const hits of runtimes) for (const hit of hits) if (hit < Infinity) sorted[length++] = hit;
  const reached = sorted.subarray(0, length).sort();
  const at: number[] = [];
  const share: number[] = [];
  const spacing = Math.max(1, length / most);
  let next = 0;
  for (let k = 0; k < length; k++) {
    const last = k === length - 1;
    if (!last && (reached[k + 1] === reached[k] || k + 1 < next + spacing)) continue;
    next = k + 1;
    at.push(reached[k]);
    share.push((k + 1) / total);
  }
  return { at: Float64Array.from(at), share: Float64Array.from(share) };
}

/** The share that is reached after so many evaluations. */
export function shareAt({ at, share }: RuntimeSteps, evaluations: number): number {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at[middle] <= evaluations) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 0 : share[low - 1];
}
