import type { Component } from 'svelte';
import type { Playground } from '../state/playground.svelte.ts';
import type { RaceState } from './race.svelte.ts';

/** What the page of a race is given. */
export interface PageProps {
  readonly playground: Playground;
  readonly race: RaceState;
  /** The dialogs of the page are open; closed here. */
  sharing: boolean;
  showingKeys: boolean;
}

/** The view in which searches race: its page, and what it remembers while it is not shown. */
export interface Comparison {
  readonly Page: Component<PageProps, object, 'sharing' | 'showingKeys'>;
  readonly race: RaceState;
}
