import type { Issue } from '../experiment/fields.ts';
import { quote } from '../experiment/quote.ts';
import { findStrategy } from '../strategies/registry.ts';

/** Colours that are no strategy's own; their names are their numbers, from 1. */
export const COLOURS = 11;

/**
 * Reads the colour that somebody wants for a lane: one of these numbers, or the strategy whose colour it is. What is neither is
 * left out, and that is said.
 * @param lane what the lane is called, and its key in the settings
 */
export function readColour(
  lane: { readonly key: string; readonly name: string },
  given: unknown,
  issues: Issue[],
): string | null {
  if (given === undefined) return null;
  const colour = typeof given === 'number' ? String(given) : given;
  if (typeof colour === 'string' && (findStrategy(colour) || NUMBERS.includes(colour))) return colour;
  const message = `${lane.name}: colour is ${quote(given)}, but it can only be a number from 1 to ${COLOURS}, or the strategy whose colour it is. It was left out.`;
  issues.push({ key: lane.key, message });
  return null;
}

const NUMBERS: readonly string[] = Array.from({ length: COLOURS }, (_, place) => String(place + 1));
