import type { Palette } from '../styles/palette.ts';
import { drawDot } from './dots-layer.ts';
import { drawBest, drawMean, drawOptimum, drawOther, drawSelected, rimmedStroke } from './marks.ts';
import type { Pen } from '../plots/pen.ts';
import { strokeIndividual } from './whole/individual-line.ts';

/** A mark and what it means; it is drawn about the origin. */
export interface LegendEntry {
  readonly label: string;
  readonly draw: (context: Pen) => void;
}

/** Half the length of a piece of line in a legend. */
const ARM = 8;

/** Marks of maps and slices. */
export function mapEntries({ individual, optimum }: Palette, hasShape: boolean, dots: boolean): LegendEntry[] {
  const selected = dots ? drawDot : (c: Pen, colour: string) => drawSelected(c, 4.2, colour);
  return [
    { label: 'selected', draw: (c) => selected(c, individual, true) },
    { label: 'others', draw: (c) => (dots ? drawDot(c, individual, false) : drawOther(c, 3.6, individual)) },
    ...(hasShape ? [{ label: 'mean', draw: drawMean }] : []),
    { label: 'best so far', draw: drawBest },
    { label: 'optimum', draw: (c) => drawOptimum(c, optimum) },
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
    { label: 'selected', draw: line((c) => strokeIndividual(c, individual, true)) },
    { label: 'others', draw: line((c) => strokeIndividual(c, individual, false)) },
    ...(hasShape ? [{ label: 'mean', draw: line((c) => rimmedStroke(c, 1.8)) }] : []),
    { label: 'optimum', draw: (c) => drawOptimum(c, optimum) },
  ];
}
