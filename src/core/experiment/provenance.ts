import type { Chain } from '../population/chain.ts';

/** How a run came by its solution; another object with each better one, never overwritten. */
export interface Provenance {
  /** Completed generations, with the one that brought it. */
  readonly generation: number;
  /** Evaluations until then. */
  readonly evaluations: number;
  /** What a policy is made from; null where its strategy keeps no such thing, and for points of functions, which nobody keeps. */
  readonly chain: Chain | null;
}
