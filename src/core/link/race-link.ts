import type { Race } from '../race/race.ts';
import { raceSettingsOf, resolveRace, type ResolvedRace } from '../race/settings.ts';
import { fragmentOf } from './link.ts';
import { migrate } from './migrations.ts';

/** The fragment, without #, of a link to a race. */
export function writeRaceLink(race: Race): Promise<string> {
  return fragmentOf(raceSettingsOf(race));
}

/**
 * The race that a link's keys name.
 * @throws InputError when they name none
 */
export function readRace(format: number, keys: ReadonlyMap<string, unknown>): ResolvedRace {
  return resolveRace(Object.fromEntries(migrate(format, keys)));
}
