import type { RunDescription } from '../experiment/description.ts';
import { problemOf } from '../problems/registry.ts';

/** Most strategies that run beside each other: more colours than these nobody tells apart. */
export const MOST_LANES = 8;
/** Trials of each lane: what can be asked for, and what is asked for where nothing is said (the instances of a COCO experiment). */
export const TRIALS = { least: 2, most: 1000, usual: 15 } as const;

/** Strategies on one problem: a lane is a strategy with its parameters and restarts, everything else is shared. */
export interface Race {
  /**
   * 1 to MOST_LANES complete descriptions that differ in strategy, parameters and restart alone; each of one repetition on the
   * reference engine, without changes in mid-run.
   */
  readonly lanes: readonly RunDescription[];
  readonly evidence: EvidencePlan;
  /** By lane, the name of the colour it is shown in (`colours.ts`), null where that follows from the lanes; absent where it does for all. */
  readonly colours?: readonly (string | null)[];
}

/** What a comparison is to rest on: so many trials of each lane, each with a seed of its own. */
export interface EvidencePlan {
  /** `instances` gives each trial another instance of the problem besides. */
  readonly over: 'seeds' | 'instances';
  /** Trials of each lane, from TRIALS.least to TRIALS.most, and no more than there are instances where trials go over them. */
  readonly count: number;
}

/**
 * The run that is trial `trial` of a lane. Trials of the same number share seed, instance and with them the start; seeds go
 * on from the race's own and wrap around after 2³² − 1, instances begin with the first one.
 * @param lane 0 ≤ lane < race.lanes.length
 * @param trial 0 ≤ trial < race.evidence.count
 */
export function trialOf({ lanes, evidence }: Race, lane: number, trial: number): RunDescription {
  // What a model replied in one run is no answer to what another one asks.
  const { replies, ...description } = lanes[lane];
  if (replies !== undefined && trial === 0 && evidence.over === 'seeds') return lanes[lane];
  const seed = (description.seed + trial) >>> 0;
  if (evidence.over === 'seeds') return { ...description, seed };
  return { ...description, seed, instance: problemOf(description.problem).instances[0] + trial };
}

/** Whether the trials of one race are those of the other, as far as both have them. */
export function sameTrials(one: Race, other: Race): boolean {
  return one.evidence.over === other.evidence.over && JSON.stringify(one.lanes) === JSON.stringify(other.lanes);
}
