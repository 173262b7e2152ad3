import type { StageMode } from '../state/stage-view.svelte.ts';

/** A way to look at a search. */
export interface StageViewEntry {
  readonly id: StageMode;
  label(dimension: number): string;
  /** Whether it shows anything in a search space of this dimension that the others do not. */
  fits(dimension: number): boolean;
}

export const STAGE_VIEWS: readonly StageViewEntry[] = [
  { id: 'slice', label: (dimension) => (dimension > 2 ? 'Slice' : 'Map'), fits: () => true },
  { id: 'pairs', label: () => 'Pairs', fits: (dimension) => dimension > 2 },
  { id: 'coordinates', label: () => 'Coordinates', fits: (dimension) => dimension > 2 },
  { id: 'surface', label: () => 'Surface', fits: () => true },
];

/** The views that make sense in a search space of this dimension. */
export function viewsFor(dimension: number): readonly StageViewEntry[] {
  return STAGE_VIEWS.filter(({ fits }) => fits(dimension));
}
