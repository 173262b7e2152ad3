/** How likely a rank sum that is as small, and one that is as large, is by chance; both include the sum itself. */
export interface Tails {
  readonly atMost: number;
  readonly atLeast: number;
}

const distributions = new Map<string, Float64Array>();

/**
 * Probabilities of each value 0 … m·n of Mann and Whitney's U without ties: the last of all numbers belongs to the first group in m
 * of m + n cases, and then is above all n of the second.
 */
function distributionOf(m: number, n: number): Float64Array {
  const key = `${m} ${n}`;
  const known = distributions.get(key);
  if (known) return known;
  let rows: Float64Array[] = Array.from({ length: n + 1 }, () => Float64Array.of(1));
  for (let i = 1; i <= m; i++) {
    const next: Float64Array[] = [Float64Array.of(1)];
    for (let j = 1; j <= n; j++) {
      const probabilities = new Float64Array(i * j + 1);
      const [fromFirst, fromSecond] = [rows[j], next[j - 1]];
      const share = i / (i + j);
      for (let u = 0; u < fromFirst.length; u++) probabilities[u + j] += share * fromFirst[u];
      for (let u = 0; u < fromSecond.length; u++) probabilities[u] += (1 - share) * fromSecond[u];
      next.push(probabilities);
    }
    rows = next;
  }
  distributions.set(key, rows[n]);
  return rows[n];
}

/** Tails of U without ties, in groups of m and n. */
export function tailsWithoutTies(m: number, n: number, u: number): Tails {
  const probabilities = distributionOf(m, n);
  return { atMost: sumOf(probabilities, 0, u), atLeast: sumOf(probabilities, u, m * n) };
}

/**
 * Tails of the sum of m of these numbers, when any m of them are as likely to be the first group.
 * @param ranks whole numbers of 0 or more
 */
export function tailsWithTies(ranks: Float64Array, m: number, sum: number): Tails {
  const most = ranks.reduce((total, rank) => total + rank, 0);
  const width = most + 1;
  // Probability that of the ranks so far `taken` were drawn and add up to a sum, when the rest is still to be divided.
  let chances = new Float64Array((m + 1) * width);
  chances[0] = 1;
  for (let k = 0; k < ranks.length; k++) {
    const next = new Float64Array(chances.length);
    const left = ranks.length - k;
    for (let taken = Math.max(0, m - left); taken <= Math.min(k, m); taken++) {
      const share = (m - taken) / left;
      const [here, there] = [taken * width, (taken + 1) * width + ranks[k]];
      for (let s = 0; s < width; s++) {
        const chance = chances[here + s];
        if (chance === 0) continue;
        if (share < 1) next[here + s] += (1 - share) * chance;
        if (share > 0) next[there + s] += share * chance;
      }
    }
    chances = next;
  }
  const last = chances.subarray(m * width);
  return { atMost: sumOf(last, 0, sum), atLeast: sumOf(last, sum, most) };
}

function sumOf(numbers: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let k = from; k <= to; k++) sum += numbers[k];
  return sum;
}
