import type { Playground } from '../../../state/playground.svelte.ts';

/** What every way of sharing is given. */
export interface ShareProps {
  readonly playground: Playground;
  /** Ends the dialog. */
  readonly close: () => void;
}
