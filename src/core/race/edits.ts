import type { RunDescription } from '../experiment/description.ts';
import { InputError } from '../experiment/fields.ts';
import { resolve, type Settings } from '../experiment/settings.ts';
import { findProblem } from '../problems/registry.ts';
import { isTask } from '../problems/task.ts';
import { MOST_LANES, type EvidencePlan, type Race } from './race.ts';
import { joined, laneOf, partsOf, sharedOf } from './parts.ts';
import { laneName, resolveRace, type ResolvedRace } from './settings.ts';

/** What stays where another kind of problem is taken: everything else means something else there, or nothing. */
const OF_EVERY_PROBLEM: ReadonlySet<string> = new Set(['seed']);

/**
 * A race of this run alone: its problem, budgets, start and seed, and its strategy as the only lane.
 * What a race has not (repetitions, changes in mid-run, another engine) is left out.
 */
export function raceOf(description: RunDescription): ResolvedRace {
  return resolveRace(joined({ shared: sharedOf(description), lanes: [laneOf(description)], evidence: {} }));
}

/**
 * The race with one lane more, at its end.
 * @param settings of the lane: parameters of the strategy, and restart
 * @throws InputError when there is no room, or the strategy does not work with the race's problem
 */
export function withLane(race: Race, strategy: string, settings: Settings = {}): ResolvedRace {
  if (race.lanes.length >= MOST_LANES) {
    throw new InputError(`A race has at most ${MOST_LANES} lanes; take one out first.`, `lane${MOST_LANES + 1}`);
  }
  return change(race, (lanes) => [...lanes, { ...settings, strategy }]);
}

/** The strategy of a run, with its parameters and restarts, as one lane more; problem and budgets stay those of the race. */
export function withRun(race: Race, description: RunDescription): ResolvedRace {
  const { strategy, ...settings } = laneOf(description);
  return withLane(race, strategy as string, settings);
}

/**
 * @param lane 0 ≤ lane < race.lanes.length
 * @throws InputError for the last lane there is
 */
export function withoutLane(race: Race, lane: number): ResolvedRace {
  if (race.lanes.length === 1) throw new InputError('A race needs at least one lane.', 'lane1');
  return change(race, (lanes) => lanes.filter((_, k) => k !== lane));
}

/**
 * Gives one lane another strategy, parameter or restart; `undefined` is back to the default. With another strategy the
 * parameters of the old one go.
 * @throws InputError when the value cannot be used
 */
export function withLaneSetting(race: Race, lane: number, key: string, value: unknown): ResolvedRace {
  return change(race, (lanes) =>
    lanes.map((settings, k) => {
      if (k !== lane) return settings;
      if (key !== 'strategy') return { ...settings, [key]: value };
      return { ...('restart' in settings ? { restart: settings['restart'] } : {}), strategy: value };
    }),
  );
}

/**
 * Gives all lanes another problem, dimension, budget, seed …; `undefined` is back to the default. What follows from it
 * follows: a start point is cut or filled up with zeros, and lanes whose strategy does not work there are taken out and named.
 * @throws InputError when the value cannot be used, or no lane would be left
 */
export function withShared(race: Race, key: string, value: unknown): ResolvedRace {
  const { shared, lanes, evidence } = partsOf(race);
  const next: Record<string, unknown> = { ...(key === 'problem' ? fitting(shared, value) : shared), [key]: value };
  const { start } = next;
  const stretches = key === 'dim' && Array.isArray(start);
  if (stretches) delete next['start'];
  const failures = lanes.map((lane) => failureOf({ ...next, ...lane }));
  // What is wrong with a shared setting is wrong for every lane; only what some of them cannot do is mended without them.
  if (failures.every((failure) => failure !== null)) throw failures[0]!;
  const issues = failures.flatMap((failure, k) => {
    const name = laneName(k + 1, lanes[k]['strategy']);
    return failure ? [{ key: `lane${k + 1}`, message: `${name} was taken out: ${failure.message}` }] : [];
  });
  const left = lanes.filter((_, k) => !failures[k]);
  if (stretches) {
    const { dim } = resolve({ ...next, ...left[0] }).description;
    next['start'] = Array.from({ length: dim }, (_, j) => (start as number[])[j] ?? 0);
  }
  const resolved = resolveRace(joined({ shared: next, lanes: left, evidence }));
  return { race: resolved.race, issues: [...issues, ...resolved.issues] };
}

/**
 * @throws InputError when the plan cannot be read
 */
export function withEvidence(race: Race, evidence: { [K in keyof EvidencePlan]?: unknown }): ResolvedRace {
  const parts = partsOf(race);
  return resolveRace(joined({ ...parts, evidence: { ...parts.evidence, ...evidence } }));
}

function change(race: Race, edit: (lanes: readonly Settings[]) => readonly Settings[]): ResolvedRace {
  const parts = partsOf(race);
  return resolveRace(joined({ ...parts, lanes: edit(parts.lanes) }));
}

/** Functions share their settings; a task has a network and returns of its own. */
function fitting(shared: Settings, problem: unknown): Settings {
  const shelf = (id: unknown): unknown => {
    const found = typeof id === 'string' ? findProblem(id) : undefined;
    return found && !isTask(found) ? 'functions' : id;
  };
  if (shelf(problem) === shelf(shared['problem'])) return shared;
  return Object.fromEntries(Object.entries(shared).filter(([key]) => OF_EVERY_PROBLEM.has(key)));
}

function failureOf(settings: Settings): InputError | null {
  try {
    resolve(settings);
    return null;
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
}
