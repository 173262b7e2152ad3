import type { RunDescription } from '../experiment/description.ts';
import { InputError, type Issue } from '../experiment/fields.ts';
import { knownKeys } from '../experiment/schema.ts';
import { resolve, type Settings } from '../experiment/settings.ts';
import { problemOf } from '../problems/registry.ts';
import { ALL_STRATEGIES, findStrategy } from '../strategies/registry.ts';
import { readColour } from './colours.ts';
import { readEvidence } from './evidence.ts';
import { joined, partsOf } from './parts.ts';
import { MOST_LANES, type Race } from './race.ts';

/** A race, what had to be changed to make it valid, and what somebody should know about it. */
export interface ResolvedRace {
  readonly race: Race;
  /** Keys are those of the settings: `dim`, `lane2`, `lane2.popsize`, `count`. */
  readonly issues: readonly Issue[];
}

/** What somebody wrote about one lane. */
interface WrittenLane {
  readonly number: number;
  strategy: unknown;
  colour: unknown;
  readonly own: Record<string, unknown>;
}

const LANE = /^lane([1-9]\d{0,2})(?:\.(.+))?$/;
const LANE_KEYS: ReadonlySet<string> = new Set([
  'restart',
  'replies',
  ...ALL_STRATEGIES.flatMap(({ parameters }) => Object.keys(parameters)),
]);
const SHARED_KEYS: ReadonlySet<string> = new Set(knownKeys().filter((key) => !LANE_KEYS.has(key)));
/** What a run has and a race has not, and what there is instead. */
const NOT_HERE: Readonly<Record<string, string>> = {
  strategy: 'each lane names its own, as lane1 and so on',
  repetitions: 'count says how many trials each lane has',
  engine: 'every lane runs on the reference engine',
  changes: 'lanes run without changes in mid-run',
};

/**
 * The border check of races, on top of that of runs. Shared settings have the keys of a run; `laneN` is the strategy of a
 * lane and `laneN.key` a parameter of it, its restarts, or its colour; `over` and `count` are the evidence.
 * @throws InputError as for a run, and when there is no lane
 */
export function resolveRace(settings: Settings): ResolvedRace {
  const issues: Issue[] = [];
  const { lanes: written, shared, evidence } = sortOut(settings, issues);
  if (written.length === 0) {
    throw new InputError('A race needs at least one lane: lane1=cma-es, for example, gives it a strategy.', 'lane1');
  }
  const lanes = written.map((lane) => resolveLane(lane, shared, issues));
  const [{ problem }] = lanes;
  const colours = written.map(({ number, strategy, colour }) =>
    readColour({ key: `lane${number}.colour`, name: laneName(number, strategy) }, colour, issues),
  );
  const told = colours.some((colour) => colour !== null) ? { colours } : {};
  return { race: { lanes, evidence: readEvidence(problemOf(problem), evidence, issues), ...told }, issues };
}

/** The settings that differ from their defaults: the shortest ones that mean this race. */
export function raceSettingsOf(race: Race): Record<string, unknown> {
  return joined(partsOf(race));
}

/** What a lane is called in sentences. */
export function laneName(number: number, strategy: unknown): string {
  const found = typeof strategy === 'string' ? findStrategy(strategy) : undefined;
  return found ? `Lane ${number} (${found.name})` : `Lane ${number}`;
}

function sortOut(settings: Settings, issues: Issue[]) {
  const shared: Record<string, unknown> = {};
  const evidence: Record<string, unknown> = {};
  const byNumber = new Map<number, WrittenLane>();
  for (const [key, value] of Object.entries(settings)) {
    if (value === undefined) continue;
    const [, number, parameter] = LANE.exec(key) ?? [];
    if (number !== undefined) {
      const lane = byNumber.get(Number(number)) ?? {
        ...{ number: Number(number), own: {} },
        strategy: undefined,
        colour: undefined,
      };
      byNumber.set(lane.number, lane);
      if (parameter === undefined) lane.strategy = value;
      else if (parameter === 'colour') lane.colour = value;
      else lane.own[parameter] = value;
    } else if (key === 'over' || key === 'count') evidence[key] = value;
    else if (Object.hasOwn(NOT_HERE, key)) {
      issues.push({ key, message: `A race has no ${key}: ${NOT_HERE[key]}. It was left out.` });
    } else if (LANE_KEYS.has(key)) {
      const message = `${key} belongs to a lane; write lane1.${key} for the first one. It was left out.`;
      issues.push({ key, message });
    } else shared[key] = value;
  }
  const all = [...byNumber.values()].sort((a, b) => a.number - b.number);
  const named = all.filter(({ number, strategy }) => {
    if (strategy !== undefined) return true;
    const message = `Lane ${number} has settings but no strategy: lane${number} is missing. They were left out.`;
    issues.push({ key: `lane${number}`, message });
    return false;
  });
  if (named.length > MOST_LANES) {
    const message = `The race has ${named.length} lanes, but at most ${MOST_LANES} are allowed; the first ${MOST_LANES} were taken.`;
    issues.push({ key: `lane${named[MOST_LANES].number}`, message });
  }
  return { lanes: named.slice(0, MOST_LANES), shared, evidence };
}

function resolveLane({ number, strategy, own }: WrittenLane, shared: Settings, issues: Issue[]): RunDescription {
  const name = laneName(number, strategy);
  const settings: Record<string, unknown> = { ...shared, strategy };
  for (const [key, value] of Object.entries(own)) {
    if (LANE_KEYS.has(key) || !SHARED_KEYS.has(key)) settings[key] = value;
    else {
      const why = Object.hasOwn(NOT_HERE, key) ? `a race has no ${key}` : `${key} is the same for all lanes`;
      issues.push({ key: `lane${number}.${key}`, message: `${name}: ${why}. It was left out.` });
    }
  }
  const isOwn = (key: string): boolean => key === 'strategy' || LANE_KEYS.has(key) || Object.hasOwn(own, key);
  const keyOf = (key: string): string => (key === 'strategy' ? `lane${number}` : `lane${number}.${key}`);
  try {
    const { description, issues: found } = resolve(settings);
    for (const { key, message } of found) {
      const issue = isOwn(key) ? { key: keyOf(key), message: `${name}: ${message}` } : { key, message };
      // What is shared is said once, not by every lane.
      if (!issues.some((said) => said.key === issue.key && said.message === issue.message)) issues.push(issue);
    }
    return description;
  } catch (error) {
    if (error instanceof InputError && isOwn(error.key))
      throw new InputError(`${name}: ${error.message}`, keyOf(error.key));
    throw error;
  }
}
