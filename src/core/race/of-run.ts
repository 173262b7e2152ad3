import type { RunDescription } from '../experiment/description.ts';
import { settingsOf } from '../experiment/settings.ts';
import { joined, laneOf, sharedOf } from './parts.ts';
import { resolveRace, type ResolvedRace } from './settings.ts';

/** What somebody may have come to see in a run, and will miss in a race. Its repetitions become the trials of a lane. */
const MISSED = ['changes', 'engine'];

/**
 * A race of this run alone: its problem, budgets, start and seed, and its strategy as the only lane. What a race has not is left
 * out; an issue says so of changes in mid-run and of another engine.
 */
export function raceOf(description: RunDescription): ResolvedRace {
  const missed = Object.entries(settingsOf(description)).filter(([key]) => MISSED.includes(key));
  const shared = { ...sharedOf(description), ...Object.fromEntries(missed) };
  return resolveRace(joined({ shared, lanes: [laneOf(description)], evidence: {} }));
}
