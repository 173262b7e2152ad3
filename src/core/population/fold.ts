/**
 * What a strategy wants to know about an evaluated population: a few weighted sums, and individuals only where it keeps them
 * itself, which takes memory and messages of size × dimension.
 */
export interface FoldRequest {
  readonly sums: readonly SumRequest[];
  /** Individuals whose coordinates are wanted as they were drawn, whatever happened to them at the borders of the box. */
  readonly keep?: Uint32Array;
}

export interface SumRequest {
  /** y of the plan (`step`: x = mean + sigma·y) or the standard normal draws z behind it (`noise`). */
  readonly of: 'step' | 'noise';
  /** Σ w v (dimension numbers), Σ w v∘v (dimension) or Σ w v vᵀ (dimension², row-major, symmetric). */
  readonly moment: 'first' | 'second' | 'outer';
  /** One weight for each individual of the plan; 0 leaves it out. */
  readonly weights: Float64Array;
  /** Replaces each negative weight w by w·dimension/|z|², which keeps a covariance matrix positive definite. */
  readonly boundNegative?: boolean;
}

/**
 * The sums of a `FoldRequest`, in its order, valid until the next fold; behind them, where individuals were to be kept, their
 * rows in one array, which is for whoever asked. Rows from a device are float32 numbers, so whoever plans with them again means
 * the same individuals to the last bit.
 */
export type Folded = readonly Float64Array[];

/** Individuals in one block of a sum; partial sums always begin at a multiple of it. */
export const BLOCK = 16;

/** A sum is made of at most this many chunks, so that what crosses a thread does not grow with the population. */
export const MOST_CHUNKS = 32;

/** Individuals in one chunk: whole blocks, the same for any number of workers, since it depends on the size alone. */
export function chunkSize(size: number): number {
  const blocks = Math.ceil(size / BLOCK);
  return BLOCK * Math.ceil(blocks / MOST_CHUNKS);
}

/** Length of one sum: `dimension` numbers, or its square for an outer product. */
export function sumLength(request: SumRequest, dimension: number): number {
  return request.moment === 'outer' ? dimension * dimension : dimension;
}
