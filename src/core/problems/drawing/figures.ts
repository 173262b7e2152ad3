import type { TaskPen } from './picture.ts';

/** A line through points, given as x, y, x, y, … in pixels. */
export function stroke(
  pen: TaskPen,
  points: readonly number[],
  colour: string,
  width: number,
  dash: readonly number[] = [],
): void {
  pen.beginPath();
  for (let k = 0; k < points.length; k += 2) {
    if (k === 0) pen.moveTo(points[0], points[1]);
    else pen.lineTo(points[k], points[k + 1]);
  }
  pen.lineCap = dash.length > 0 ? 'butt' : 'round';
  pen.lineJoin = 'round';
  pen.lineWidth = width;
  pen.strokeStyle = colour;
  pen.setLineDash([...dash]);
  pen.stroke();
  pen.setLineDash([]);
}

/** A filled polygon with soft corners, given as x, y, x, y, … in pixels. */
export function fill(pen: TaskPen, points: readonly number[], colour: string, soft = 0): void {
  pen.beginPath();
  for (let k = 0; k < points.length; k += 2) {
    if (k === 0) pen.moveTo(points[0], points[1]);
    else pen.lineTo(points[k], points[k + 1]);
  }
  pen.closePath();
  pen.fillStyle = colour;
  pen.fill();
  if (soft === 0) return;
  pen.lineJoin = 'round';
  pen.lineWidth = soft;
  pen.strokeStyle = colour;
  pen.stroke();
}

export function disc(pen: TaskPen, x: number, y: number, radius: number, colour: string): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fillStyle = colour;
  pen.fill();
}

export function ring(
  pen: TaskPen,
  x: number,
  y: number,
  radius: number,
  colour: string,
  width: number,
  dash: readonly number[] = [],
): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.lineWidth = width;
  pen.strokeStyle = colour;
  pen.setLineDash([...dash]);
  pen.stroke();
  pen.setLineDash([]);
}

/** An arrow from a place along (dx, dy), in pixels; nothing where it would be too short to see. */
export function arrow(pen: TaskPen, x: number, y: number, dx: number, dy: number, colour: string, width: number): void {
  const length = Math.sqrt(dx * dx + dy * dy);
  if (length < 4 * width) return;
  const head = Math.min(length, 4 * width);
  const [ux, uy] = [dx / length, dy / length];
  const [tipX, tipY] = [x + dx, y + dy];
  const [neckX, neckY] = [tipX - head * ux, tipY - head * uy];
  stroke(pen, [x, y, neckX, neckY], colour, width);
  const half = 0.6 * head;
  fill(
    pen,
    [tipX, tipY, neckX - half * uy, neckY + half * ux, neckX + half * uy, neckY - half * ux],
    colour,
    width / 2,
  );
}

/** A flag on a pole that stands at (x, y), as high as `height`. */
export function flag(
  pen: TaskPen,
  x: number,
  y: number,
  height: number,
  cloth: string,
  ink: string,
  width: number,
): void {
  const top = y - height;
  fill(pen, [x, top, x + 0.6 * height, top + 0.2 * height, x, top + 0.4 * height], cloth, width);
  stroke(pen, [x, top, x + 0.6 * height, top + 0.2 * height, x, top + 0.4 * height], ink, width);
  stroke(pen, [x, y, x, top], ink, 1.6 * width);
}
