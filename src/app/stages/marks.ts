/** Every mark is drawn with a dark and a light rim: the ramp below runs from one to the other. */
const DARK = 'rgb(9 20 26 / 72%)';
const LIGHT = '#ffffff';

/** Strokes the present path in white with a dark rim. */
export function rimmedStroke(context: CanvasRenderingContext2D, width: number, dash: readonly number[] = []): void {
  context.lineJoin = 'round';
  context.lineCap = dash.length > 0 ? 'butt' : 'round';
  context.setLineDash([...dash]);
  context.lineWidth = width + 2;
  context.strokeStyle = DARK;
  context.stroke();
  context.lineWidth = width;
  context.strokeStyle = LIGHT;
  context.stroke();
  context.setLineDash([]);
}

/** The mean: an upright cross. */
export function drawMean(context: CanvasRenderingContext2D, x: number, y: number): void {
  context.beginPath();
  context.moveTo(x - 7, y);
  context.lineTo(x + 7, y);
  context.moveTo(x, y - 7);
  context.lineTo(x, y + 7);
  rimmedStroke(context, 2.5);
}

/** The optimum: a diamond. */
export function drawOptimum(context: CanvasRenderingContext2D, x: number, y: number, colour: string): void {
  polygon(context, [
    [x, y - 7.5],
    [x + 5.5, y],
    [x, y + 7.5],
    [x - 5.5, y],
  ]);
  rimmedFill(context, colour);
}

/** The best point so far: the four corners of a frame about it. */
export function drawBest(context: CanvasRenderingContext2D, x: number, y: number): void {
  const half = 9;
  const arm = 5;
  context.beginPath();
  for (const [sx, sy] of [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ]) {
    context.moveTo(x + sx * half, y + sy * (half - arm));
    context.lineTo(x + sx * half, y + sy * half);
    context.lineTo(x + sx * (half - arm), y + sy * half);
  }
  rimmedStroke(context, 2);
}

/** A chosen start: a triangle. */
export function drawStart(context: CanvasRenderingContext2D, x: number, y: number): void {
  polygon(context, [
    [x, y - 6.5],
    [x + 6, y + 4.5],
    [x - 6, y + 4.5],
  ]);
  rimmedFill(context, LIGHT);
}

/** A selected individual: a disc. */
export function drawSelected(context: CanvasRenderingContext2D, x: number, y: number, r: number, colour: string): void {
  context.beginPath();
  context.arc(x, y, r, 0, 2 * Math.PI);
  context.lineWidth = 3.5;
  context.strokeStyle = DARK;
  context.stroke();
  context.lineWidth = 2;
  context.strokeStyle = LIGHT;
  context.stroke();
  context.fillStyle = colour;
  context.fill();
}

/** Any other individual: a ring. */
export function drawOther(context: CanvasRenderingContext2D, x: number, y: number, r: number, colour: string): void {
  context.beginPath();
  context.arc(x, y, r, 0, 2 * Math.PI);
  context.lineWidth = 4;
  context.strokeStyle = DARK;
  context.stroke();
  context.lineWidth = 2.6;
  context.strokeStyle = LIGHT;
  context.stroke();
  context.lineWidth = 1.5;
  context.strokeStyle = colour;
  context.stroke();
}

function rimmedFill(context: CanvasRenderingContext2D, colour: string): void {
  context.lineJoin = 'round';
  context.setLineDash([]);
  context.lineWidth = 4.5;
  context.strokeStyle = DARK;
  context.stroke();
  context.lineWidth = 2;
  context.strokeStyle = LIGHT;
  context.stroke();
  context.fillStyle = colour;
  context.fill();
}

function polygon(context: CanvasRenderingContext2D, corners: readonly (readonly [number, number])[]): void {
  context.beginPath();
  corners.forEach(([x, y], k) => (k === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  context.closePath();
}
