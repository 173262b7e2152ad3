import type { Painting } from '../state/landscape.svelte.ts';
import type { Tone } from './ramp.ts';
import { Projection, type Ranges } from './viewport.ts';

const CONTOUR: Readonly<Record<Tone, string>> = { light: 'rgb(11 60 73 / 20%)', dark: 'rgb(190 240 232 / 15%)' };
const BOX: Readonly<Record<Tone, string>> = { light: 'rgb(29 36 41 / 35%)', dark: 'rgb(232 237 240 / 30%)' };

/** Contours of a rugged landscape have more vertices than this; they stand back, or they would cover it. */
const CALM_VERTICES = 20_000;

/** A painting as an image that canvases can draw; made once for each painting. */
export function imageOf({ picture, width, height }: Pick<Painting, 'picture' | 'width' | 'height'>): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.putImageData(new ImageData(picture.pixels, width, height), 0, 0);
  return canvas;
}

/** Draws a painting where it belongs in a view, which may have moved on since it was painted. */
export function drawLandscape(
  context: CanvasRenderingContext2D,
  image: HTMLCanvasElement,
  { picture, ranges }: Painting,
  view: Ranges,
  size: { readonly width: number; readonly height: number },
  tone: Tone,
): void {
  const projection = new Projection(view, size.width, size.height);
  const left = projection.x(ranges.x[0]);
  const top = projection.y(ranges.y[1]);
  const width = projection.x(ranges.x[1]) - left;
  const height = projection.y(ranges.y[0]) - top;
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, left, top, width, height);
  drawContours(context, picture.lines, left, top, width, height);
  context.lineWidth = 1;
  context.strokeStyle = CONTOUR[tone];
  context.globalAlpha = Math.min(1, (2 * CALM_VERTICES) / Math.max(1, picture.lines.length));
  context.stroke();
  context.globalAlpha = 1;
}

function drawContours(
  context: CanvasRenderingContext2D,
  lines: Float32Array,
  left: number,
  top: number,
  width: number,
  height: number,
): void {
  context.beginPath();
  let down = false;
  for (let k = 0; k < lines.length; k += 2) {
    const x = lines[k];
    const y = lines[k + 1];
    if (!(x >= 0)) down = false;
    else if (down) context.lineTo(left + x * width, top + y * height);
    else {
      context.moveTo(left + x * width, top + y * height);
      down = true;
    }
  }
}

/** Outlines the box of interest. */
export function drawBox(
  context: CanvasRenderingContext2D,
  projection: Projection,
  lower: number,
  upper: number,
  tone: Tone,
): void {
  context.lineWidth = 1;
  context.strokeStyle = BOX[tone];
  const left = projection.x(lower);
  const top = projection.y(upper);
  context.setLineDash([2, 4]);
  context.strokeRect(left, top, projection.x(upper) - left, projection.y(lower) - top);
  context.setLineDash([]);
}
