import { axisName } from '../../words/axes.ts';
import { exact, measured, rangeText } from '../../words/numbers.ts';
import { ROOM, type Extent } from './extent.ts';

/** A value that is named beside the uprights, by how far it is from the middle of each coordinate. */
export interface ValueTick {
  readonly offset: number;
  readonly label: string;
}

/** What the middle is called where each coordinate has its own. */
const CENTRES = { mean: 'mean', selected: 'middle' } as const;
const STEPS = [5, 2, 1];

/** The lower, the middle and the upper value of an axis that all coordinates share; from near, how far it is from their own middles. */
export function valueTicks({ about, centre, half }: Extent): readonly ValueTick[] {
  const reach = about === 'box' ? half / ROOM.box : below(half);
  const label = (offset: number): string => {
    if (about === 'box') return exact(tidy(centre[0] + offset));
    return offset === 0 ? CENTRES[about] : `${offset > 0 ? '+' : ''}${measured(offset, 1)}`;
  };
  return [-reach, 0, reach].map((offset) => ({ offset, label: label(offset) }));
}

/** What is seen of every coordinate: "x₁ … x₂₀ from −5 to 5", "x₁ … x₂₀ mean ± 0.31". */
export function extentText({ about, centre, half }: Extent): string {
  const names = `${axisName(0)} … ${axisName(centre.length - 1)}`;
  if (about !== 'box') return `${names} ${CENTRES[about]} ± ${measured(half, 2)}`;
  const edge = (side: -1 | 1): number => tidy(centre[0] + (side * half) / ROOM.box);
  return `${names} ${rangeText([edge(-1), edge(1)])}`;
}

/** Edges of a box are numbers of few digits; what computing them left behind is not told. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/** The largest 1, 2 or 5 times a power of ten that is not above this. */
function below(most: number): number {
  const power = Number(`1e${Math.floor(Math.log10(most))}`);
  return power * (STEPS.find((step) => step * power <= most) ?? 1);
}
