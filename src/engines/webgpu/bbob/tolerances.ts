/**
 * What float32 may lose of a cost f − f_opt: for a point x of float32 numbers, the device's cost is within `share` of the
 * reference's, plus 1e-12; half of all points lose less than a tenth of that. Measured in the box, outside, and
 * from 0.1 down to the last bit around the optimum, for D = 2, 10, 40, with a margin of about four. Matrices with large
 * conditions cancel (f10 to f13); f16 takes its argument times 3¹¹, f17 and f18 the tenth root times 50, f19 the cosine of
 * numbers up to 10⁶, f23 thirty binary digits.
 */
export const TOLERANCES: readonly number[] = [
  2e-6, 1e-5, 2e-5, 2e-5, 2e-6, 5e-5, 1e-4, 2e-5, 5e-5, 2e-4, 3e-4, 2e-4, 1e-3, 5e-5, 5e-5, 1e-2, 1e-3, 1e-3, 2e-2,
  2e-4, 5e-5, 5e-5, 2e-3, 5e-4,
];

/** Added to a share of the cost: costs that are smaller are 0 for all purposes, also in float64. */
export const LEAST_COST = 1e-12;
