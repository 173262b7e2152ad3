/** What the C code of COCO says about one problem. */
export interface ReferenceProblem {
  readonly f: number;
  readonly d: number;
  readonly i: number;
  readonly fopt: number;
  /** The optimum: d numbers. */
  readonly xopt: readonly number[];
  /** Values f(x), f_opt included, at the points of `referencePoints`. */
  readonly y: readonly number[];
}

/** Values of each problem. */
export const REFERENCE_POINTS = 10;

/** Largest relative error allowed for f − f_opt, by function: a few times what another correct libm would give. */
const EXACT = [1, 5, 8];
const FINE = [2, 3, 4, 20, 21, 22];
const ROUGH: Readonly<Record<number, number>> = { 15: 2e-11, 16: 2e-10, 17: 2e-11, 18: 2e-11, 19: 1e-8, 23: 2e-9 };

export function relativeTolerance(number: number): number {
  return EXACT.includes(number) ? 1e-13 : FINE.includes(number) ? 1e-12 : (ROUGH[number] ?? 1e-11);
}

/** f − f_opt + f_opt cannot be better than this for |f_opt| ≤ 1000. */
export const ABSOLUTE_TOLERANCE = 2e-12;

/** Functions whose optimum is a result of arithmetic rather than a number of the grid of 0.0008. */
const COMPUTED_OPTIMUM: Readonly<Record<number, number>> = { 9: 5e-13, 19: 5e-13 };

/**
 * The largest error of what was computed here, as a share of what rounding may explain: up to 1 is agreement, Infinity
 * where f_opt or a number that must be exact differs.
 * @param costs f − f_opt at the points of `referencePoints`
 */
export function referenceError(
  { f, fopt, xopt, y }: ReferenceProblem,
  found: { readonly fopt: number; readonly xopt: ArrayLike<number> },
  costs: ArrayLike<number>,
): number {
  if (found.fopt !== fopt || found.xopt.length !== xopt.length || costs.length !== y.length) return Infinity;
  const atOptimum = xopt.map((value, j) => share(Math.abs(found.xopt[j] - value), COMPUTED_OPTIMUM[f] ?? 0));
  const inValues = y.map((value, n) =>
    share(Math.abs(costs[n] + fopt - value), relativeTolerance(f) * Math.abs(value - fopt) + ABSOLUTE_TOLERANCE),
  );
  return Math.max(...atOptimum, ...inValues);
}

function share(error: number, allowed: number): number {
  if (error === 0) return 0;
  return error <= allowed || (error > allowed && allowed > 0) ? error / allowed : Infinity;
}

const MODULUS = 4_294_967_296;
/** Draws are whole numbers from −50,000 to 50,000. */
const DRAWS = 100_001;
const LARGEST_DRAW = 50_000;

/** The generator that reference points are drawn from; the rule is in the `meta` of the golden vectors. */
class ReferenceDraws {
  #state: number;

  constructor(f: number, d: number, i: number) {
    this.#state = (1_000_003 * f + 10_007 * d + 101 * i) % MODULUS;
    for (let skipped = 0; skipped < 16; skipped++) this.step();
  }

  /** The product stays below 2⁵³, so it is exact. */
  step(): number {
    this.#state = (1_664_525 * this.#state + 1_013_904_223) % MODULUS;
    return this.#state;
  }

  draw(): number {
    return (Math.floor(this.step() / 256) % DRAWS) - LARGEST_DRAW;
  }
}

/**
 * The ten points of a problem: the optimum, all zeros, all ones, alternating fives, three random ones in the box, one outside
 * it, and two near the optimum.
 */
export function referencePoints({ f, d, i, xopt }: Omit<ReferenceProblem, 'fopt' | 'y'>): readonly number[][] {
  const draws = new ReferenceDraws(f, d, i);
  const line = (value: (j: number) => number): number[] => Array.from({ length: d }, (_, j) => value(j));
  const inside = (): number[] => line(() => draws.draw() / 10_000);
  const near = (scale: number): number[] =>
    line((j) => Number((xopt[j] + (scale * draws.draw()) / LARGEST_DRAW).toFixed(12)));
  return [
    [...xopt],
    line(() => 0),
    line(() => 1),
    line((j) => (j % 2 === 0 ? 5 : -5)),
    inside(),
    inside(),
    inside(),
    line((j) => {
      const k = draws.draw();
      const sign = draws.step() >= MODULUS / 2 ? 1 : -1;
      return j % 3 === 0 ? 6.5 * sign : k / 10_000;
    }),
    near(1e-3),
    near(1e-6),
  ];
}

/**
 * Reads reference problems from JSON.
 * @throws Error with a sentence when it is anything else
 */
export function readReference(text: string): readonly ReferenceProblem[] {
  const wrong = new Error('The reference values are damaged: reload the page to fetch them again.');
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    throw wrong;
  }
  if (!Array.isArray(list) || list.length === 0 || !list.every(isReference)) throw wrong;
  return list;
}

function isReference(value: unknown): value is ReferenceProblem {
  if (typeof value !== 'object' || value === null) return false;
  const { f, d, i, fopt, xopt, y } = value as Record<string, unknown>;
  const numbers = (list: unknown, length: unknown): boolean =>
    Array.isArray(list) && list.length === length && list.every((number) => Number.isFinite(number));
  return [f, d, i].every(Number.isInteger) && Number.isFinite(fopt) && numbers(xopt, d) && numbers(y, REFERENCE_POINTS);
}
