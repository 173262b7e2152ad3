import { COLOURS } from '../../../core/race/colours.ts';
import { ALL_STRATEGIES } from '../../../core/strategies/registry.ts';
import type { Tone } from '../../stages/ramp.ts';
import { strategyColour } from '../../styles/strategy-colours.ts';
import { APART, distance, placeOf, rgbOf, seenWith, VISION, type Colour } from './told-apart.ts';

/**
 * Colours that are no strategy's own, in the order in which lanes take them: eight that are told apart by all kinds of colour
 * vision, then some for a last lane among shades to which none of the eight fits any more. A link names them by their
 * number, from 1.
 */
const FREE: Readonly<Record<Tone, readonly string[]>> = {
  light: [
    ...['#0f6b70', '#d9600f', '#2a2a9e', '#c246c4', '#5d3a1a', '#2888f8', '#a84820', '#7800f8'],
    ...['#000000', '#000018', '#480078'],
  ],
  dark: [
    ...['#4cc9b7', '#f59a3a', '#4d7dd2', '#f0acf9', '#fff1a8', '#8898f0', '#a85838', '#d07000'],
    ...['#00ff00', '#a830ff', '#fff1a8'],
  ],
};

const TONES = ['light', 'dark'] as const;

/** Names of all colours that a lane can have: the free ones, then the strategies', each of which has its own. */
export const COLOUR_NAMES: readonly string[] = [
  ...Array.from({ length: COLOURS }, (_, place) => String(place + 1)),
  ...ALL_STRATEGIES.map(({ id }) => id),
];

/** The colour of this name. */
export function colourNamed(name: string, tone: Tone): string {
  return FREE[tone][Number(name) - 1] ?? strategyColour(name, tone);
}

/** By name, the colours that everybody tells apart from it; worked out once somebody asks. */
let known: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/** Whether everybody tells two colours apart, in both themes. */
export function toldApart(one: string, other: string): boolean {
  known ??= neighbours();
  return known.get(one)?.has(other) ?? false;
}

function neighbours(): ReadonlyMap<string, ReadonlySet<string>> {
  const seen = COLOUR_NAMES.map((name) => ({ name, places: placesOf(name) }));
  return new Map(
    seen.map(({ name, places }) => {
      const others = seen.filter((other) => places.every((place, k) => distance(place, other.places[k]) >= APART));
      return [name, new Set(others.map((other) => other.name))];
    }),
  );
}

/** Where a colour lies, for every vision in both themes. */
function placesOf(name: string): readonly Colour[] {
  const colours = TONES.map((tone) => rgbOf(colourNamed(name, tone)));
  return Object.keys(VISION).flatMap((vision) => colours.map((colour) => placeOf(seenWith(vision, colour))));
}
