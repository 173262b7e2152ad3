/**
 * What a random draw is for: the last word of its Philox counter, so that no two uses ever share a draw.
 * These numbers are part of every result link's meaning: never renumber, only append.
 */
export const PURPOSE = {
  /** A population's normal or uniform coordinates; the individual is its index in the generation. */
  population: 0,
  /**
   * The point a start or restart begins at; the individual is the number of restarts so far, the generation the place in a
   * population of searches that begin together.
   */
  start: 1,
  /** A restart policy's own choices; the individual is the number of restarts so far. */
  restart: 2,
  /**
   * Word 0 chooses a child's parent, word 1 is its mutation seed, chooses its other parent or changes its mutation rate; the
   * individual is the child's index. Behind the last child, mutation rates of groups are drawn likewise.
   */
  offspring: 3,
  /** A seed-chain genome's initial coordinates; keyed by the genome's seed alone. */
  genomeStart: 4,
  /** One mutation of a seed-chain genome; keyed by the mutation's seed alone. */
  genomeNoise: 5,
  /** Where an episode of training begins; the individual is the number of the episode, common to a population. */
  episode: 6,
  /** Where an episode of a test begins, with key (0, 0) and generation 0: the same for every run there ever is. */
  test: 7,
  /** The points of a classification task; the key is (instance, 0), the individual is the number of the point. */
  points: 8,
  /** Whether an individual enters the archive of a novelty search; the individual is its index. */
  archive: 9,
  /** Whose turn it is in a population of searches, or where one of them begins anew; the individual is 0. */
  member: 10,
  /**
   * Uniform draws for the coordinates of a child of kept members: those of its crossover first, then those of each random
   * difference, `dimension` of them each; the individual is the child's index.
   */
  recombination: 11,
  /**
   * Which trials a statistic draws again: the individual is the number of the sample, the generation says for what it is (0
   * bootstrapping, 1 simulated restarts). No run depends on it.
   */
  resampling: 12,
  /**
   * What the question to a language model, or the rule in its place, draws: the individual is 0 for shuffled labels, 1 for the
   * order of lines, 2 for random integers, 3 for the seed that the model gets.
   */
  prompt: 13,
} as const;

export type Purpose = (typeof PURPOSE)[keyof typeof PURPOSE];
