/**
 * Evaluations after which each target was first reached: the first with a best cost at or below it.
 * @param improvements evaluation and cost of each improvement, alternating, as a trace holds them: costs fall
 * @param targets costs, from the easiest to the hardest
 * @returns a number for each target; Infinity where it was not reached
 */
export function hitTimes(improvements: Float64Array, targets: Float64Array): Float64Array {
  const hits = new Float64Array(targets.length).fill(Infinity);
  let next = 0;
  for (let k = 0; k < improvements.length && next < targets.length; k += 2) {
    while (next < targets.length && improvements[k + 1] <= targets[next]) hits[next++] = improvements[k];
  }
  return hits;
}
