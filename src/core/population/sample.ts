/**
 * Ranks of a sample of a population, ascending, 0 for the best: everybody while there are at most `most`, else the better
 * half of the sample without a gap and the rest evenly among the others, down to the worst.
 */
export function sampledRanks(size: number, most: number): Uint32Array {
  if (size <= most) return Uint32Array.from({ length: size }, (_, rank) => rank);
  const best = Math.ceil(most / 2);
  const rest = most - best;
  const spacing = (size - best) / rest;
  return Uint32Array.from({ length: most }, (_, k) =>
    k < best ? k : Math.min(size - 1, best - 1 + Math.round((k - best + 1) * spacing)),
  );
}
