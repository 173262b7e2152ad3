import type { EngineId } from '../core/experiment/description.ts';
import type { Answer, Need } from '../core/experiment/need.ts';
import type { DrawAddress, Plan } from '../core/population/plan.ts';

/** At once, or later where it is computed elsewhere. */
export type Later<T> = T | Promise<T>;

/** What a run asks of whoever computes for it. */
export type OpenNeed = Exclude<Need, { readonly kind: 'done' | 'ask' }>;

/** Answers what a run needs, on whatever it computes with. */
export interface Answering {
  answer(need: OpenNeed): Later<Answer>;
}

/** What pictures of a population are made of. */
export interface Pictures {
  /** Products of individuals from ≤ i < to, as they were drawn, with some directions, interleaved. */
  project(
    plan: Plan,
    address: DrawAddress,
    from: number,
    to: number,
    directions: readonly Float64Array[],
  ): Later<Float32Array>;
  /** All coordinates of some individuals as they were drawn, a row for each. */
  gather(plan: Plan, address: DrawAddress, individuals: Uint32Array): Later<Float32Array>;
}

/** How diverse a generation is that was evaluated. */
export interface Diversity {
  diversity(plan: Plan, address: DrawAddress): number;
}

/** Where populations live: the reference engine and its crew, or a graphics processor with these behind it. */
export interface Engine extends Answering, Pictures, Diversity {
  /** What computes now. */
  readonly report: EngineReport;
  /** Gives back what is needed to go on, not what was computed: the next need takes it again. */
  rest(): void;
  release(): void;
}

/** What computes, for people. */
export interface EngineReport {
  readonly id: EngineId;
  /** Name of the graphics processor; empty where none computes. */
  readonly device: string;
  /** True where that is a program and no processor. */
  readonly software: boolean;
}

export const REFERENCE: EngineReport = { id: 'wasm', device: '', software: false };
/** Of a run that wants a device, until it is known what it gets. */
export const HOPED_FOR: EngineReport = { id: 'webgpu', device: '', software: false };
