import type { Playground } from '../../../state/playground.svelte.ts';

/** What every way of sharing is given. */
export interface ShareProps {
  readonly playground: Playground;
  /** Prints a sheet about the run; resolves when the browser has taken it over. */
  readonly print: () => Promise<void>;
  /** Ends the dialog. */
  readonly close: () => void;
}
