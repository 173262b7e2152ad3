/**
 * A population is described, not shipped: each engine makes the individuals it evaluates from the plan and from
 * counter-based draws. What a strategy asks for is one of the plans below.
 */
export type Plan = UniformPlan | GaussianPlan | MutantsPlan | PointsPlan;

/** `size` points, uniform in the box [lower, upper]^dimension. */
export interface UniformPlan {
  readonly kind: 'uniform';
  readonly size: number;
  readonly dimension: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * x = mean + sigma·y with y = A z and z standard normal, where A is the identity (`factor` null), a diagonal (dimension
 * numbers) or a matrix (dimension² numbers, row-major). Mirrored: individual size/2 + i has the draws of i negated.
 */
export interface GaussianPlan {
  readonly kind: 'gaussian';
  readonly size: number;
  readonly dimension: number;
  readonly mean: Float64Array;
  readonly sigma: number;
  readonly factor: Float64Array | null;
  readonly mirrored: boolean;
}

/**
 * Float32 genomes kept as chains of seeds (Such et al. 2017). Individual i is parent `parents[parentOf[i]]` plus one
 * mutation of seed `seeds[i]`, or a fresh genome of that seed, uniform in the box, where `parentOf[i]` is −1.
 */
export interface MutantsPlan {
  readonly kind: 'mutants';
  readonly size: number;
  readonly dimension: number;
  readonly lower: number;
  readonly upper: number;
  readonly power: number;
  readonly parentOf: Int32Array;
  readonly seeds: Uint32Array;
  /** Node of the lineage for each parent. */
  readonly parents: Int32Array;
  readonly lineage: Lineage;
}

/** Ancestor of a node whose coordinates somebody is expected to have already. */
export const CUT = -2;

/** A forest of genomes: each node is its ancestor plus one mutation, or a root made from a seed. */
export interface Lineage {
  /** Node of the ancestor, −1 for a root, `CUT` where the chain is not told further because the node itself is known. */
  readonly ancestor: Int32Array;
  readonly seed: Uint32Array;
  /** Standard deviation of the node's mutation, float32. */
  readonly power: Float32Array;
  /** Unique in a run: generation·2²⁴ + index. Lets an engine keep the rows it has already decoded. */
  readonly born: Float64Array;
}

/** Explicit coordinates, `size` rows of `dimension` numbers. */
export interface PointsPlan {
  readonly kind: 'points';
  readonly size: number;
  readonly dimension: number;
  readonly rows: Float64Array;
}

/** Where a plan's draws come from: the key (seed, repetition) and the generation, counted across restarts. */
export interface DrawAddress {
  readonly seed: number;
  readonly repetition: number;
  readonly generation: number;
}

/** What happens to coordinates outside the box before evaluation; the strategy always keeps its own sample. */
export type Bounds = 'none' | 'clip' | 'reflect';
