/** The integers that a coordinate is written as: `highest` + 1 of them, evenly spaced from `lower` to `upper`. */
export interface Grid {
  readonly lower: number;
  readonly upper: number;
  readonly highest: number;
}

/** The nearest whole number; a tie goes to the even one (IEEE 754 roundTiesToEven). */
export function roundHalfEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest !== 0.5) return rest < 0.5 ? below : below + 1;
  return below % 2 === 0 ? below : below + 1;
}

/** The integer that stands for a coordinate: k = round((x − lower)/(upper − lower)·highest), never outside [0, highest]. */
export function levelOf(coordinate: number, { lower, upper, highest }: Grid): number {
  const level = roundHalfEven(((coordinate - lower) / (upper - lower)) * highest);
  return Math.min(highest, Math.max(0, level));
}

/** The coordinate that a level stands for; levels between two integers are as good. */
export function coordinateOf(level: number, { lower, upper, highest }: Grid): number {
  return lower + (level * (upper - lower)) / highest;
}
