/** A vector whose part outside the others is shorter than this share of it adds nothing to them. */
const LEAST_NEW_PART = 1e-8;

/**
 * An orthonormal basis of what some vectors span, by Gram and Schmidt, twice over each vector against rounding. Vectors that are
 * zero, not finite or a combination of those before them add nothing.
 * @param vectors rows of n numbers, of which `count` are looked at, in order
 * @returns one row of n numbers for each vector of the basis
 */
export function orthonormalBasis(vectors: Float64Array, count: number, n: number): Float64Array {
  const basis = new Float64Array(count * n);
  let found = 0;
  for (let k = 0; k < count; k++) {
    const own = basis.subarray(found * n, (found + 1) * n);
    own.set(vectors.subarray(k * n, (k + 1) * n));
    if (!normalise(own, 0)) continue;
    for (let pass = 0; pass < 2; pass++) {
      for (let b = 0; b < found; b++) removePart(own, basis.subarray(b * n, (b + 1) * n));
    }
    if (normalise(own, LEAST_NEW_PART)) found++;
  }
  return basis.slice(0, found * n);
}

/** Makes a vector's length 1, unless it is not longer than `least` or no number. The largest element goes first, against overflow. */
function normalise(vector: Float64Array, least: number): boolean {
  let largest = 0;
  for (const value of vector) largest = Math.max(largest, Math.abs(value));
  if (!(largest > least && largest < Infinity)) return false;
  let squares = 0;
  for (let j = 0; j < vector.length; j++) {
    vector[j] /= largest;
    squares += vector[j] * vector[j];
  }
  const length = Math.sqrt(squares);
  for (let j = 0; j < vector.length; j++) vector[j] /= length;
  return true;
}

function removePart(vector: Float64Array, unit: Float64Array): void {
  let along = 0;
  for (let j = 0; j < vector.length; j++) along += vector[j] * unit[j];
  for (let j = 0; j < vector.length; j++) vector[j] -= along * unit[j];
}
