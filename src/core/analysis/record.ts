import type { Race } from '../race/race.ts';
import { raceSettingsOf } from '../race/settings.ts';
import type { Evidence } from './evidence.ts';
import type { TrialOutcome } from './outcome.ts';

/** A run as files hold it. */
export type RecordedTrial = TrialOutcome & {
  /** Of its run alone, as a result link would claim it. */
  readonly digest?: string;
};

/** What files about a race are made from. */
export interface RaceRecord {
  readonly race: Race;
  /** What the lanes are called, in their order. */
  readonly names: readonly string[];
  /** The whole address of the race. */
  readonly link: string;
  /** Runs that are over, in any order. */
  readonly outcomes: readonly RecordedTrial[];
  /** What they come to. */
  readonly evidence: Evidence;
}

export const SOFTWARE = 'Evolution Playground';

/** Name of a file about a race: "race-bbob-f10-d5-seed-1-trials.csv". */
export function raceFileName({ lanes: [{ problem, dim, seed }] }: Race, what: string, extension: string): string {
  return `race-${problem}-d${dim}-seed-${seed}-${what}.${extension}`;
}

/** Lines that say where a table comes from. */
export function originOf({ race, link }: Pick<RaceRecord, 'race' | 'link'>, what: string): readonly string[] {
  return [`${SOFTWARE}: ${what}`, `link: ${link}`, `settings: ${JSON.stringify(raceSettingsOf(race))}`];
}

/** Runs by lane, then by number: files do not depend on which ended first. */
export function inOrder<T extends Pick<TrialOutcome, 'lane' | 'trial'>>(outcomes: readonly T[]): readonly T[] {
  return [...outcomes].sort((one, other) => one.lane - other.lane || one.trial - other.trial);
}
