/** The format that new links are written in. Changing a default makes a new one. */
export const NEWEST_FORMAT = 1;

type Keys = ReadonlyMap<string, unknown>;

/**
 * Step k turns the keys of a link of format k + 1 into those of format k + 2: it writes out every default that the newer
 * format changed, so that an old link means for ever what it meant when it was made.
 */
const STEPS: readonly ((keys: Keys) => Keys)[] = [];

/** Brings the keys of a link of this format, 1 to NEWEST_FORMAT, to the newest one. */
export function migrate(format: number, keys: Keys): Keys {
  return STEPS.slice(format - 1).reduce((migrated, step) => step(migrated), keys);
}
