import { MOST_LANES } from '../../../core/race/race.ts';
import { COLOUR_NAMES, toldApart } from './palette.ts';

/**
 * Names of the colours of lanes. Each has what it wishes for, which is what it had; else the colour of its strategy, if no
 * other lane has it; else the first that is free. A colour is only given where it is told apart from those of the other
 * lanes, and leaves as many for all the lanes that there may be. So colours that a race was given remain possible, whatever
 * lane goes and comes.
 * @param strategies at most MOST_LANES
 * @param wishes by lane; null for none
 */
export function laneColours(strategies: readonly string[], wishes: readonly (string | null)[] = []): readonly string[] {
  const given: (string | null)[] = strategies.map(() => null);
  const take = (lane: number, wanted: readonly (string | null | undefined)[]): void => {
    const taken = given.filter((colour) => colour !== null);
    given[lane] ??= wanted.find((colour) => colour && fits(colour, taken)) ?? null;
  };
  strategies.forEach((_, lane) => take(lane, [wishes[lane]]));
  strategies.forEach((strategy, lane) => take(lane, [strategy]));
  strategies.forEach((_, lane) => take(lane, COLOUR_NAMES));
  return given as readonly string[];
}

/** The wishes that a link has to tell, so that whoever opens it sees these colours; undefined where they follow from the lanes. */
export function toldColours(
  strategies: readonly string[],
  colours: readonly string[],
): readonly (string | null)[] | undefined {
  const wishes: (string | null)[] = strategies.map(() => null);
  for (;;) {
    const given = laneColours(strategies, wishes);
    const lane = given.findIndex((colour, k) => colour !== colours[k]);
    if (lane < 0) return wishes.some((wish) => wish !== null) ? wishes : undefined;
    wishes[lane] = colours[lane];
  }
}

function fits(colour: string, taken: readonly string[]): boolean {
  if (!COLOUR_NAMES.includes(colour) || !taken.every((other) => toldApart(colour, other))) return false;
  const all = [...taken, colour];
  const left = COLOUR_NAMES.filter((name) => all.every((other) => toldApart(name, other)));
  return suffice(left, MOST_LANES - all.length);
}

/** Whether there are so many among these colours that are told apart from each other. */
function suffice(colours: readonly string[], missing: number): boolean {
  if (missing <= 0) return true;
  return colours.some((colour, k) => {
    if (colours.length - k < missing) return false;
    const left = colours.slice(k + 1).filter((other) => toldApart(colour, other));
    return suffice(left, missing - 1);
  });
}
