import { valuesOfRanks, type Ranking } from '../../population/ranking.ts';
import type { Setting } from '../strategy.ts';

type Sized = Setting<{ readonly population: number }>;

interface Utilities {
  /** One for each rank, best first; they sum to 0. */
  readonly byRank: Float64Array;
  /** One for each individual, filled anew in every generation. */
  readonly byIndividual: Float64Array;
}

const made = new WeakMap<Sized, Utilities>();

/**
 * The weight of each individual in the natural gradient: u_k = max(0, ln(λ/2 + 1) − ln k)/Σ − 1/λ for rank k (Wierstra et al. 2014,
 * section 3.1), shared among equals. They sum to 0. The next call with the same setting overwrites them.
 */
export function utilitiesOf(ranking: Ranking, setting: Sized): Float64Array {
  let utilities = made.get(setting);
  if (!utilities) made.set(setting, (utilities = fresh(setting)));
  valuesOfRanks(ranking, utilities.byRank, utilities.byIndividual);
  return utilities.byIndividual;
}

function fresh({ kernels, parameters: { population } }: Sized): Utilities {
  const best = kernels.call.log(population / 2 + 1);
  const raw = Float64Array.from({ length: population }, (_, k) => Math.max(0, best - kernels.call.log(k + 1)));
  const total = raw.reduce((sum, value) => sum + value, 0);
  return { byRank: raw.map((value) => value / total - 1 / population), byIndividual: new Float64Array(population) };
}
