import type { EngineSetting } from '../engines/setting.ts';

/** Where an episode of a task begins. */
export type EpisodeChoice =
  /** One of those that a generation was trained on. */
  | {
      readonly kind: 'training';
      readonly seed: number;
      readonly repetition: number;
      /** Completed generations before the one that was trained. */
      readonly generation: number;
      /** Counted from 0. */
      readonly episode: number;
    }
  /** One of the fixed episodes of the test, counted from 0. */
  | { readonly kind: 'test'; readonly episode: number }
  /** A whole state, as the kernel keeps it. */
  | { readonly kind: 'chosen'; readonly state: readonly number[] };

/** Some policies that are to act from the same start. */
export interface Play {
  readonly setting: EngineSetting;
  /** Weights of each policy, one after the other; the first one leads and is looked into. */
  readonly weights: Float64Array;
  readonly episode: EpisodeChoice;
}

/** The beginning of a play. */
export interface Opening {
  /** What later questions about this play must carry. */
  readonly ticket: number;
  /** The whole state at the start, as the kernel keeps it. */
  readonly start: readonly number[];
  /** What a policy sees of it. */
  readonly observation: readonly number[];
  readonly actors: number;
  /** Steps after which the episode is cut. */
  readonly limit: number;
}

/**
 * Some steps of all actors of a play. Whoever is through stays where the episode ended. Step k of a play is the state after
 * k + 1 actions.
 */
export interface Scene {
  /** Number of the first step. */
  readonly from: number;
  readonly steps: number;
  /** Numbers of the state that describe it to people: for each actor, for each step. */
  readonly states: Float32Array;
  /** What each actor did: for each actor, for each step. */
  readonly actions: Float32Array;
  /** The return of each actor so far: for each actor, for each step. */
  readonly returns: Float64Array;
  /** Outcomes of the first actor after each step, as the kernel keeps them in its state. */
  readonly outcomes: Float64Array;
  /** Steps that each actor has made when its episode was over; 0 while it goes on. */
  readonly lengths: Uint32Array;
  /** What the first actor saw before each step and what went on in its network: all inputs, then layer by layer. */
  readonly insights: Float32Array;
  /** True when everybody is through. */
  readonly over: boolean;
}

/** What became of some steps that somebody made by hand. */
export interface HandSteps {
  /** The whole state after the last step that was made, and the one before it. */
  readonly state: readonly number[];
  readonly before: readonly number[];
  readonly observation: readonly number[];
  /** Outcomes of that last state. */
  readonly outcomes: readonly number[];
  /** Steps that were made: fewer than were asked for when the task ended. */
  readonly steps: number;
  /** Rewards of these steps, added up. */
  readonly reward: number;
  readonly ended: boolean;
}

/** A part of the plane on which classifiers are asked for their opinion. */
export interface BoundaryOrder {
  readonly setting: EngineSetting;
  /** Weights of each classifier, one after the other; the first one is painted, the others only as lines. */
  readonly weights: Float64Array;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  /** Cells along each side of the picture, and of the coarser ones that the lines of the others are found on. */
  readonly side: number;
  readonly coarse: number;
  /** Whether the points of the test are told apart instead of those for training. */
  readonly test: boolean;
}

export interface Boundary {
  readonly side: number;
  /** Share of the second class by the first classifier on side × side cells, row by row from the top. */
  readonly shares: Float32Array;
  /** Where the first one changes its mind, as x, y pairs in shares of the picture; NaN, NaN ends a line. */
  readonly line: Float32Array;
  /** The same for all the others. */
  readonly others: Float32Array;
  /** x and y of the points, one after the other; the class of point i is i mod 2. */
  readonly points: Float32Array;
  /** 1 for each point that the first one takes for the other class. */
  readonly wrong: Uint8Array;
}
