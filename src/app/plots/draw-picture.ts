import type { Palette } from '../styles/palette.ts';
import { ticksOf, type PlotFrame } from './frame.ts';
import type { PlotModel } from './model.ts';
import type { Pen } from './pen.ts';

const NUMBERS = "11px 'JetBrains Mono', Inter, ui-monospace, monospace";
const WORDS = '11px Inter, system-ui, sans-serif';
const MOST_ACROSS = 6;
const MOST_UP = 5;
/** Lines are as thick on the edge of the frame as within. */
const BLEED = 3;

/** Draws a whole plot: the only way to the screen, to PNG and to SVG. */
export function drawPicture(pen: Pen, model: PlotModel, frame: PlotFrame, palette: Palette): void {
  drawAxes(pen, model, frame, palette);
  pen.save();
  pen.beginPath();
  pen.rect(frame.left, frame.top - BLEED, frame.right - frame.left + BLEED, frame.bottom - frame.top + 2 * BLEED);
  pen.clip();
  model.draw(pen, frame);
  pen.restore();
}

function drawAxes(pen: Pen, { x, y, mark, empty }: PlotModel, frame: PlotFrame, palette: Palette): void {
  const { left, right, bottom, width, height } = frame;
  pen.font = NUMBERS;
  pen.lineWidth = 1;
  pen.textAlign = 'right';
  pen.textBaseline = 'middle';
  for (const tick of ticksOf(y, MOST_UP)) {
    const at = frame.y(tick);
    pen.strokeStyle = palette.line;
    line(pen, left, at, right, at);
    pen.fillStyle = palette.muted;
    // An axis with nothing on it would only pretend.
    if (!empty) pen.fillText(y.label(tick), left - 7, at);
  }
  pen.textBaseline = 'alphabetic';
  for (const tick of empty ? [] : ticksOf(x, MOST_ACROSS)) {
    const at = frame.x(tick);
    pen.strokeStyle = palette.muted;
    pen.globalAlpha = 0.6;
    line(pen, at, bottom, at, bottom + 4);
    pen.globalAlpha = 1;
    pen.fillStyle = palette.muted;
    const last = at > width - 20;
    pen.textAlign = last ? 'right' : 'center';
    pen.fillText(x.label(tick), last ? width - 1 : at, height - 4);
  }
  if (mark && mark.value > y.domain[0] && mark.value < y.domain[1]) {
    const at = frame.y(mark.value);
    pen.strokeStyle = pen.fillStyle = palette.good;
    pen.setLineDash([5, 4]);
    line(pen, left, at, right, at);
    pen.setLineDash([]);
    pen.font = WORDS;
    pen.textAlign = 'left';
    pen.fillText(mark.label, left + 6, at - 4);
  }
}

function line(pen: Pen, x1: number, y1: number, x2: number, y2: number): void {
  pen.beginPath();
  pen.moveTo(x1, y1);
  pen.lineTo(x2, y2);
  pen.stroke();
}
