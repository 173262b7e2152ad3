import type { Ranking } from '../population/ranking.ts';
import type { Behaviours } from './novelty.ts';
import type { State } from './strategy.ts';

/** Beyond this nobody joins an archive: looking through it would take longer than the rollouts. */
const MOST_REMEMBERED = 50_000;

/** The part of the outcomes that describes behaviour; the cost itself where a problem tells nothing else. */
export function behavioursOf({ size, costs, outcomes }: Ranking, width: number): Behaviours {
  if (!outcomes) return { rows: costs, width: 1, count: size };
  const all = outcomes.length / size;
  const rows = new Float64Array(size * width);
  for (let i = 0; i < size; i++) for (let d = 0; d < width; d++) rows[i * width + d] = outcomes[i * all + d];
  return { rows, width, count: size };
}

/** An archive, rows of `width` numbers one after the other, as behaviours. */
export function remembered(archive: Float64Array, width: number): Behaviours {
  return { rows: archive, width, count: archive.length / width };
}

/** The archive with the behaviours of some individuals behind it, as long as there is room; never the same array. */
export function remember(
  archive: Float64Array,
  { rows, width }: Behaviours,
  joining: readonly number[],
): Float64Array<ArrayBuffer> {
  const room = MOST_REMEMBERED - archive.length / width;
  const taken = joining.slice(0, Math.max(0, room));
  const grown = new Float64Array(archive.length + taken.length * width);
  grown.set(archive);
  taken.forEach((i, k) => grown.set(rows.subarray(i * width, (i + 1) * width), archive.length + k * width));
  return grown;
}

/** The archive that a strategy's state holds, whatever restarts it; null where it holds none. It may change later. */
export function archiveIn(state: State): Behaviours | null {
  if ('inner' in state) return archiveIn(state.inner as State);
  const { archive, width } = state as State & { readonly archive?: unknown; readonly width?: unknown };
  return archive instanceof Float64Array && typeof width === 'number' ? remembered(archive, width) : null;
}
