import type { Pen } from '../../plots/pen.ts';

const WIDTH = { selected: 1.5, other: 0.9 };
const ALPHA = { selected: 0.85, other: 0.4 };

/** Strokes the present path as the line of an individual. */
export function strokeIndividual(context: Pen, colour: string, selected: boolean): void {
  const who = selected ? 'selected' : 'other';
  context.lineJoin = 'round';
  context.lineWidth = WIDTH[who];
  context.strokeStyle = colour;
  context.globalAlpha = ALPHA[who];
  context.stroke();
  context.globalAlpha = 1;
}
