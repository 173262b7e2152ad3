import type { RunDescription } from '../../core/experiment/description.ts';
import { settingsOf } from '../../core/experiment/settings.ts';
import type { Claim } from '../../core/link/claim.ts';
import type { Snapshot } from '../../runtime/snapshot.ts';

/** What every file says of where it comes from, and what there is to write. */
export interface RunRecord {
  readonly description: RunDescription;
  /** Null until the run is done. */
  readonly claim: Claim | null;
  /** The whole address of the run, or of its result. */
  readonly link: string;
  /** Newest snapshots of all repetitions, as far as there are any. */
  readonly runs: readonly (Snapshot | undefined)[];
}

/** Where something comes from: what every picture has inside. */
export interface Source {
  /** The whole address. */
  readonly link: string;
  /** As the link names them. */
  readonly settings: Readonly<Record<string, unknown>>;
}

export function sourceOf({ description, link }: RunRecord): Source {
  return { link, settings: settingsOf(description) };
}

export const SOFTWARE = 'Evolution Playground';

/** The settings of a run as a link names them, in one line. */
export function settingsText({ description }: RunRecord): string {
  return JSON.stringify(settingsOf(description));
}

/** Name of a file about a run: "bbob-f8-d5-cma-es-seed-1-cost.svg". */
export function fileName({ description }: RunRecord, what: string, extension: string): string {
  const { problem, dim, strategy, seed } = description;
  return `${problem}-d${dim}-${strategy}-seed-${seed}-${what}.${extension}`;
}
