/**
 * What a random draw is for: the last word of its Philox counter, so that no two uses ever share a draw.
 * These numbers are part of every result link's meaning: never renumber, only append.
 */
export const PURPOSE = {
  /** A population's normal or uniform coordinates; the individual is its index in the generation. */
  population: 0,
  /** The point a start or restart begins at; the individual is the number of restarts so far. */
  start: 1,
  /** A restart policy's own choices; the individual is the number of restarts so far. */
  restart: 2,
  /** Word 0 chooses a child's parent, word 1 is its mutation seed; the individual is the child's index. */
  offspring: 3,
  /** A seed-chain genome's initial coordinates; keyed by the genome's seed alone. */
  genomeStart: 4,
  /** One mutation of a seed-chain genome; keyed by the mutation's seed alone. */
  genomeNoise: 5,
} as const;

export type Purpose = (typeof PURPOSE)[keyof typeof PURPOSE];
