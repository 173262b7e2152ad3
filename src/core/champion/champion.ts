import type { TaskChoice } from '../experiment/description.ts';

/** Weights as numbers, or the seeds that they are made from: a fresh genome, and mutations that are added to it. */
export type Genome = { readonly kind: 'weights'; readonly values: readonly number[] } | ChainGenome;

export interface ChainGenome {
  readonly kind: 'chain';
  readonly root: number;
  readonly mutations: readonly Mutation[];
}

/** A mutation of a chain: its seed, and its power, which is a float32. */
export type Mutation = readonly [seed: number, power: number];

/** A policy that somebody wants to keep, with what is needed to let it act again, to the last bit. */
export interface Champion {
  /** What somebody calls it. */
  readonly name: string;
  readonly problem: string;
  readonly instance: number;
  /** Its network, and how fresh weights of its run were drawn, which a chain begins with. */
  readonly network: TaskChoice;
  readonly genome: Genome;
  /** Its score when it was kept, as a cost. */
  readonly score: number;
  /** Where it comes from. */
  readonly origin: Origin;
}

export interface Origin {
  readonly strategy: string;
  /** What its generation was drawn from. */
  readonly seed: number;
  readonly repetition: number;
  /** Generations and policies tried when it was found. */
  readonly generation: number;
  readonly evaluations: number;
}

/** Longest name. */
export const MOST_NAME = 80;

/** A name as it can be kept: in one line, and not too long; "Champion" where nothing is left. */
export function nameOf(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return [...line].slice(0, MOST_NAME).join('').trim() || 'Champion';
}
