import { paletteOf } from '../../styles/palette.ts';
import { colourNamed } from '../colours/palette.ts';
import type { RaceContext } from '../plots/race-plot.ts';
import type { RaceState } from '../race.svelte.ts';
import { laneNames } from '../words/lane-names.ts';

/** What plots and tables of the race on the page are made from. */
export function contextOf(race: RaceState): RaceContext {
  const { tone } = race.playground.theme;
  return {
    description: race.description,
    lanes: laneNames(race.race).map((name, place) => ({ name, colour: colourNamed(race.lanes[place].colour, tone) })),
    palette: paletteOf(tone),
  };
}
