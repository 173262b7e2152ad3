import { InputError } from './fields.ts';
import { quote } from './quote.ts';

/** An object out of parsed JSON, of which nothing more is known yet. */
export type Given = Readonly<Record<string, unknown>>;

/**
 * @param what begins the sentence
 * @throws InputError when it is no object
 */
export function recordIn(given: unknown, what: string): Given {
  if (typeof given === 'object' && given !== null && !Array.isArray(given)) return given as Given;
  throw new InputError(`${what} is ${quote(given)}, but it must be an object. Ask for the file again.`);
}

/** @throws InputError when it is no list */
export function listIn(given: unknown, key: string): readonly unknown[] {
  if (Array.isArray(given)) return given;
  throw new InputError(`${key} is ${quote(given)}, but it must be a list. Ask for the file again.`);
}

/** @throws InputError when it is no whole number between these two */
export function wholeIn(record: Given, key: string, least: number, most: number): number {
  const given = record[key];
  if (Number.isInteger(given) && (given as number) >= least && (given as number) <= most) return given as number;
  throw new InputError(`${key} is ${quote(given)}, but it must be a whole number from ${least} to ${most}.`);
}
