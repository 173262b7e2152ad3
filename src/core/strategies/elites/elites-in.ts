import type { State } from '../strategy.ts';
import type { EliteArchive } from './elite-archive.ts';

/** The archive of elites that a strategy's state holds, whatever restarts it; null where it holds none. */
export function elitesIn(state: State): EliteArchive | null {
  if ('inner' in state) return elitesIn(state.inner as State);
  return (state as State & { readonly elites?: EliteArchive }).elites ?? null;
}
