import type { Pen } from '../plots/pen.ts';

/** Every mark is drawn with a dark and a light rim: the ramp below runs from one to the other. */
export const DARK_RIM = 'rgb(9 20 26 / 80%)';
const LIGHT = '#ffffff';

/** Marks are drawn about the origin for a stage of this size; larger stages draw them larger. */
const USUAL_SIDE = 720;

/** How much larger than usual marks are on a stage of this size. */
export function markScale(width: number, height: number): number {
  return Math.min(1.5, Math.max(0.9, Math.min(width, height) / USUAL_SIDE));
}

/** Draws a mark about a point. */
export function place(
  context: Pen,
  [x, y]: readonly [number, number],
  scale: number,
  draw: (context: Pen) => void,
): void {
  context.save();
  context.translate(x, y);
  context.scale(scale, scale);
  draw(context);
  context.restore();
}

/** Strokes the present path in a light colour with a dark rim. */
export function rimmedStroke(context: Pen, width: number, dash: readonly number[] = [], colour = LIGHT): void {
  context.lineJoin = 'round';
  context.lineCap = dash.length > 0 ? 'butt' : 'round';
  context.setLineDash([...dash]);
  context.lineWidth = width + 2;
  context.strokeStyle = DARK_RIM;
  context.stroke();
  context.lineWidth = width;
  context.strokeStyle = colour;
  context.stroke();
  context.setLineDash([]);
}

/** The mean: an upright cross. */
export function drawMean(context: Pen): void {
  context.beginPath();
  context.moveTo(-7, 0);
  context.lineTo(7, 0);
  context.moveTo(0, -7);
  context.lineTo(0, 7);
  rimmedStroke(context, 2.5);
}

/** The optimum: a diamond. */
export function drawOptimum(context: Pen, colour: string): void {
  polygon(context, [
    [0, -7.5],
    [5.5, 0],
    [0, 7.5],
    [-5.5, 0],
  ]);
  rimmedFill(context, colour);
}

/** The best point so far: the four corners of a frame about it. */
export function drawBest(context: Pen): void {
  const half = 9;
  const arm = 5;
  context.beginPath();
  for (const [sx, sy] of [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ]) {
    context.moveTo(sx * half, sy * (half - arm));
    context.lineTo(sx * half, sy * half);
    context.lineTo(sx * (half - arm), sy * half);
  }
  rimmedStroke(context, 2);
}

/** A chosen start: a triangle. */
export function drawStart(context: Pen): void {
  polygon(context, [
    [0, -6.5],
    [6, 4.5],
    [-6, 4.5],
  ]);
  rimmedFill(context, LIGHT);
}

/** A point that was pressed: a small ring about a dot. */
export function drawPressed(context: Pen): void {
  context.beginPath();
  context.arc(0, 0, 6, 0, 2 * Math.PI);
  rimmedStroke(context, 1.6);
  context.beginPath();
  context.arc(0, 0, 1.2, 0, 2 * Math.PI);
  rimmedStroke(context, 1.2);
}

/** A selected individual: a disc. */
export function drawSelected(context: Pen, r: number, colour: string): void {
  context.beginPath();
  context.arc(0, 0, r, 0, 2 * Math.PI);
  context.lineWidth = 3.5;
  context.strokeStyle = DARK_RIM;
  context.stroke();
  context.lineWidth = 2;
  context.strokeStyle = LIGHT;
  context.stroke();
  context.fillStyle = colour;
  context.fill();
}

/** Any other individual: a ring. */
export function drawOther(context: Pen, r: number, colour: string): void {
  context.beginPath();
  context.arc(0, 0, r, 0, 2 * Math.PI);
  context.lineWidth = 4;
  context.strokeStyle = DARK_RIM;
  context.stroke();
  context.lineWidth = 2.6;
  context.strokeStyle = LIGHT;
  context.stroke();
  context.lineWidth = 1.5;
  context.strokeStyle = colour;
  context.stroke();
}

function rimmedFill(context: Pen, colour: string): void {
  context.lineJoin = 'round';
  context.setLineDash([]);
  context.lineWidth = 4.5;
  context.strokeStyle = DARK_RIM;
  context.stroke();
  context.lineWidth = 2;
  context.strokeStyle = LIGHT;
  context.stroke();
  context.fillStyle = colour;
  context.fill();
}

function polygon(context: Pen, corners: readonly (readonly [number, number])[]): void {
  context.beginPath();
  corners.forEach(([x, y], k) => (k === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  context.closePath();
}
