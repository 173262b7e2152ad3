import type { Playground } from '../state/playground.svelte.ts';
import ComparePage from './ComparePage.svelte';
import type { Comparison } from './comparison.ts';
import { RaceState } from './race.svelte.ts';

/** The view in which searches race, with nothing in it yet. */
export function begin(playground: Playground): Comparison {
  return { Page: ComparePage, race: new RaceState(playground) };
}
