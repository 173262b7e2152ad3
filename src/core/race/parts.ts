import type { RunDescription } from '../experiment/description.ts';
import { settingsOf, type Settings } from '../experiment/settings.ts';
import { problemOf } from '../problems/registry.ts';
import { usualEvidence } from './evidence.ts';
import type { Race } from './race.ts';

/** What was chosen of a race, by what it belongs to; what is absent has its default. */
export interface RaceParts {
  /** The same keys as those of a run. */
  readonly shared: Settings;
  /** Strategy, parameters, restarts and colour of each lane. */
  readonly lanes: readonly Settings[];
  readonly evidence: Settings;
}

export function partsOf({ lanes, evidence: { over, count }, colours }: Race): RaceParts {
  const problem = problemOf(lanes[0].problem);
  return {
    shared: sharedOf(lanes[0]),
    lanes: lanes.map((lane, k) => ({ ...laneOf(lane), ...(colours?.[k] ? { colour: colours[k] } : {}) })),
    evidence: {
      ...(over === usualEvidence(problem).over ? {} : { over }),
      ...(count === usualEvidence(problem, over).count ? {} : { count }),
    },
  };
}

/** Parts as the settings of a race: lanes are numbered from 1. */
export function joined({ shared, lanes, evidence }: RaceParts): Record<string, unknown> {
  const own = lanes.flatMap(({ strategy, ...rest }, k) => [
    [`lane${k + 1}`, strategy],
    ...Object.entries(rest).map(([key, value]) => [`lane${k + 1}.${key}`, value]),
  ]);
  return { ...shared, ...(Object.fromEntries(own) as Settings), ...evidence };
}

/** What belongs to the lane of a run: its strategy, and parameters and restarts that differ from their defaults. */
export function laneOf(description: RunDescription): Settings {
  const all = Object.entries(settingsOf(description));
  return Object.fromEntries(all.filter(([key]) => isOwn(key, description)));
}

/** What a run would share with others in a race, as far as it differs from its defaults. */
export function sharedOf(description: RunDescription): Settings {
  const all = Object.entries(settingsOf(description));
  return Object.fromEntries(all.filter(([key]) => !isOwn(key, description) && !NOT_IN_RACES.has(key)));
}

const NOT_IN_RACES: ReadonlySet<string> = new Set(['repetitions', 'engine', 'changes']);

function isOwn(key: string, { parameters }: RunDescription): boolean {
  return ['strategy', 'restart', 'replies'].includes(key) || key in parameters;
}
