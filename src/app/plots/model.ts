import type { RunDescription } from '../../core/experiment/description.ts';
import type { Strategy } from '../../core/strategies/strategy.ts';
import type { Snapshot } from '../../runtime/snapshot.ts';
import type { Tone } from '../stages/ramp.ts';
import type { Palette } from '../styles/palette.ts';
import type { Axis, AxisScale, PlotFrame } from './frame.ts';
import type { Pen } from './pen.ts';
import type { Progress } from './progress.ts';

/** Everything that plots are made from. */
export interface PlotContext {
  /** Newest snapshots of all repetitions, as far as there are any. */
  readonly runs: readonly (Snapshot | undefined)[];
  /** Other runs that share a past with it. */
  readonly others: readonly Snapshot[];
  /** The repetition that is looked at. */
  readonly watched: number;
  readonly strategy: Strategy;
  readonly description: RunDescription;
  readonly tone: Tone;
  readonly palette: Palette;
  /** What the plots of the run run over, for a repetition, and their common axis. */
  progress(run: Snapshot | undefined): Progress;
  readonly across: Axis;
  readonly costScale: AxisScale;
}

/** The numbers behind a plot, all of them. */
export interface NumberTable {
  /** Names of the columns; the first one names its row. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly number[])[];
}

/** One plot at one moment: what it shows, in pictures, words and numbers. */
export interface PlotModel {
  readonly id: string;
  /** Its name; an "f_opt" in it is written with a subscript. */
  readonly title: string;
  readonly help: string;
  /** Strategy whose words about the reading with this plot's id come before that help; they are fetched when wanted. */
  readonly explained?: string;
  /** What it shows, for those who cannot see it. */
  readonly text: string;
  readonly x: Axis;
  readonly y: Axis;
  /** What its horizontal axis says, as the end of "… over". */
  readonly over: string;
  /** Runs over the progress of the run, so that the common cursor has a place in it. */
  readonly linked: boolean;
  /** A line across, such as the target. */
  readonly mark: { readonly value: number; readonly label: string } | null;
  /** Nothing to show yet. */
  readonly empty: boolean;
  /** Taller than others where there is room. */
  readonly tall?: boolean;
  /** The value at an evaluation, or the present one, as a number is written and as it is said. */
  reading(evaluations: number | null): { readonly written: string; readonly spoken: string };
  draw(pen: Pen, frame: PlotFrame): void;
  table(): NumberTable;
}

/** A kind of plot: the plots of this kind that a strategy calls for, whether or not there is something to show yet. */
export type PlotKind = (context: PlotContext) => readonly PlotModel[];
