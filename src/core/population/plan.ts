/**
 * A population is described, not shipped: each engine makes the individuals it evaluates from the plan and from
 * counter-based draws. What a strategy asks for is one of the plans below.
 */
export type Plan = UniformPlan | GaussianPlan | MutantsPlan | ChildrenPlan | PointsPlan;

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
 * numbers) or a matrix (dimension² numbers, row-major). Mirrored: individual ⌊size/2⌋ + i has the draws of i negated.
 */
export interface GaussianPlan {
  readonly kind: 'gaussian';
  readonly size: number;
  readonly dimension: number;
  readonly mean: Float64Array;
  readonly sigma: number;
  readonly factor: Float64Array | null;
  readonly mirrored: boolean;
  /** Instead of a matrix, where there is not enough room for one; the factor is null then. */
  readonly directions?: Directions;
  /** The last individual is the mean itself: its draws are 0. In a mirrored plan it comes behind the pairs, so its size is odd. */
  readonly centred?: boolean;
}

/**
 * A factor A that is a product of matrices of rank one and the identity: from y = z on, each direction m with its rate c in
 * turn makes y ← (1 − c) y + c m (m·y).
 */
export interface Directions {
  /** One row of `dimension` numbers for each direction. */
  readonly rows: Float64Array;
  /** As many rates; directions beyond them are not used. */
  readonly rates: Float64Array;
}

/**
 * Float32 genomes kept as chains of seeds (Such et al. 2017). Individual i is parent `parents[parentOf[i]]` plus one
 * mutation of seed `seeds[i]`, or a fresh genome of that seed, where `parentOf[i]` is −1: uniform in the box, or normal
 * around 0 where the plan has spreads.
 */
export interface MutantsPlan {
  readonly kind: 'mutants';
  readonly size: number;
  readonly dimension: number;
  readonly lower: number;
  readonly upper: number;
  /** Standard deviation of each coordinate of a fresh genome. */
  readonly spreads?: Float64Array;
  readonly power: number;
  /** So many of the last individuals are their parents as they are, without a mutation. */
  readonly unchanged?: number;
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

/**
 * Children of a population that its strategy keeps as rows: coordinate j of child i is
 *
 *   c + Σ_k weight_k u (plus_k − minus_k)    or, where a crossover says so, the coordinate of another member,
 *
 * plus power·z, where c is the coordinate of member `base[i]`, u is 1 or a uniform draw of its own for every coordinate, and z
 * is standard normal. Differential evolution, particle swarms and genetic algorithms with crossover are all of this form. A
 * child without differences, crossover and power is its base, to the last bit.
 */
export interface ChildrenPlan {
  readonly kind: 'children';
  readonly size: number;
  readonly dimension: number;
  /** Rows of `dimension` numbers that all indices below refer to. */
  readonly members: Float64Array;
  /** For each child the member that it begins from. */
  readonly base: Int32Array;
  /** Differences of members, added in this order. */
  readonly differences?: readonly Difference[];
  readonly crossover?: Crossover;
  /** For each child the standard deviation of its mutation; 0 for none. */
  readonly power?: Float64Array;
}

/** weight·u·(plus − minus) for each child; a weight of 0 leaves it out. */
export interface Difference {
  readonly plus: Int32Array;
  /** −1 stands for the origin, so that a member can be added as it is. */
  readonly minus: Int32Array;
  readonly weight: Float64Array;
  /** True where u is uniform in (0, 1), drawn anew for each coordinate; otherwise u is 1. */
  readonly random: boolean;
}

/** Each coordinate of a child is that of member `other` instead, unless a uniform draw of its own is below `keep`. */
export interface Crossover {
  readonly other: Int32Array;
  readonly keep: Float64Array;
  /** A coordinate that every child keeps, whatever is drawn; −1 for none. */
  readonly forced?: Int32Array;
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
  /** True for the fixed episodes on which a task tests a policy: they are the same for every address. */
  readonly test?: boolean;
}

/** What happens to coordinates outside the box before evaluation; the strategy always keeps its own sample. */
export type Bounds = 'none' | 'clip' | 'reflect';
