import type { Palette } from '../styles/palette.ts';
import { drawDot } from './dots-layer.ts';
import type { Tone } from './ramp.ts';
import { trailTint } from './trail-tints.ts';
import { drawBest, drawMean, drawOptimum, drawOther, drawSelected, rimmedStroke } from './marks.ts';
import type { Pen } from '../plots/pen.ts';
import { strokeIndividual } from './whole/individual-line.ts';

/** A mark and what it means; it is drawn about the origin. */
export interface LegendEntry {
  readonly label: string;
  /** What it stands for, in a sentence. */
  readonly help: string;
  readonly draw: (context: Pen) => void;
}

const HELP = {
  selected: 'Individuals whose costs shape the next generation: the better ones.',
  others: 'The rest of the generation.',
  mean: 'Centre of the distribution that individuals are drawn from. The solid ellipse about it holds one standard deviation, the broken one two; the line behind it is where it has been.',
  best: 'The best point that was evaluated so far, also in earlier generations.',
  optimum: 'Where the lowest cost is. The search does not know it.',
  trail: 'Where the mean has been; a restart begins a line of another colour.',
} as const;

/** Half the length of a piece of line in a legend. */
const ARM = 8;

/** As many strands of trail are drawn for an example. */
const MOST_STRANDS = 3;

/** The colours of the trail; nothing to tell before there was a restart. */
export function trailEntries(restarts: number, tone: Tone): LegendEntry[] {
  if (restarts === 0) return [];
  const strands = Math.min(MOST_STRANDS, restarts + 1);
  const draw = (context: Pen): void => {
    for (let k = 0; k < strands; k++) {
      const y = 5 * (k - (strands - 1) / 2);
      context.beginPath();
      context.moveTo(-ARM, y + 1.5);
      context.lineTo(ARM, y - 1.5);
      rimmedStroke(context, 1.6, [], trailTint(restarts - strands + 1 + k, tone));
    }
  };
  return [{ label: 'trail, a colour for each restart', help: HELP.trail, draw }];
}

/** Marks of maps and slices. */
export function mapEntries({ individual, optimum }: Palette, hasShape: boolean, dots: boolean): LegendEntry[] {
  const selected = dots ? drawDot : (c: Pen, colour: string) => drawSelected(c, 4.2, colour);
  return [
    { label: 'selected', help: HELP.selected, draw: (c) => selected(c, individual, true) },
    {
      label: 'others',
      help: HELP.others,
      draw: (c) => (dots ? drawDot(c, individual, false) : drawOther(c, 3.6, individual)),
    },
    ...(hasShape ? [{ label: 'mean', help: HELP.mean, draw: drawMean }] : []),
    { label: 'best so far', help: HELP.best, draw: drawBest },
    { label: 'optimum', help: HELP.optimum, draw: (c) => drawOptimum(c, optimum) },
  ];
}

/** Marks of small pictures of pairs. */
export function pairEntries(palette: Palette, hasShape: boolean): LegendEntry[] {
  return mapEntries(palette, hasShape, false).filter(({ draw }) => draw !== drawBest);
}

/** Lines of parallel coordinates. */
export function lineEntries({ individual, optimum }: Palette, hasShape: boolean): LegendEntry[] {
  const line = (stroke: (context: Pen) => void) => (context: Pen) => {
    context.beginPath();
    context.moveTo(-ARM, 3);
    context.lineTo(ARM, -3);
    stroke(context);
  };
  return [
    { label: 'selected', help: HELP.selected, draw: line((c) => strokeIndividual(c, individual, true)) },
    { label: 'others', help: HELP.others, draw: line((c) => strokeIndividual(c, individual, false)) },
    ...(hasShape ? [{ label: 'mean', help: HELP.mean, draw: line((c) => rimmedStroke(c, 1.8)) }] : []),
    { label: 'optimum', help: HELP.optimum, draw: (c) => drawOptimum(c, optimum) },
  ];
}
