import type { Ranking } from '../population/ranking.ts';

/** The cost that a share of a generation comes before, or NaN where that individual has none. */
function costAfter({ costs, order, finite, size }: Ranking, share: number): number {
  const place = Math.floor(share * size);
  return place < finite ? costs[order[place]] : NaN;
}

/** Costs that a generation begins with and that a quarter, half and three quarters of it come before. */
export function quartilesOf(ranking: Ranking): {
  readonly best: number;
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
} {
  const [best, lower, median, upper] = [0, 0.25, 0.5, 0.75].map((share) => costAfter(ranking, share));
  return { best, lower, median, upper };
}
