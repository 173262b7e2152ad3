import { stroke } from '../../../core/problems/drawing/figures.ts';
import type { TaskColours, TaskPen, TaskView, WorldFrame } from '../../../core/problems/drawing/picture.ts';
import type { Boundary } from '../../../runtime/watch-orders.ts';
import { drawPressed } from '../marks.ts';
import type { SvgPen } from '../../export/svg-pen.ts';
import type { Pen } from '../../plots/pen.ts';

/** What the stage of a classification shows. */
export interface PlaneScene {
  readonly boundary: Boundary;
  /** The part of the plane that was asked about. */
  readonly frame: WorldFrame;
  /** Where somebody points; null where nobody does. */
  readonly probe: readonly [number, number] | null;
  readonly colours: TaskColours;
}

const SHADE = 0.42;

/** "#rrggbb" or "#rgb" as three numbers. */
function channels(colour: string): readonly number[] {
  const digits = colour.length === 4 ? [...colour.slice(1)].map((one) => one + one).join('') : colour.slice(1);
  return [0, 2, 4].map((at) => parseInt(digits.slice(at, at + 2), 16));
}

/** Opinions as an image: paler where they are less certain, the two classes in their colours. */
export function opinionImage(
  { side, shares }: Boundary,
  { ground, accent, individual }: TaskColours,
): HTMLCanvasElement {
  const [none, first, second] = [ground, accent, individual].map(channels);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side;
  const image = new ImageData(side, side);
  for (let i = 0; i < shares.length; i++) {
    const lead = 2 * shares[i] - 1;
    const towards = lead < 0 ? first : second;
    const share = SHADE * Math.abs(lead);
    for (let c = 0; c < 3; c++) image.data[4 * i + c] = none[c] + share * (towards[c] - none[c]);
    image.data[4 * i + 3] = 255;
  }
  canvas.getContext('2d')?.putImageData(image, 0, 0);
  return canvas;
}

/** Draws the image of opinions and what lies over it, as vectors over a picture. */
export function drawPlaneWhole(pen: SvgPen, view: TaskView, image: HTMLCanvasElement, scene: PlaneScene): void {
  const { left, right, bottom, top } = scene.frame;
  const size = [(right - left) * view.unit, (top - bottom) * view.unit] as const;
  pen.image(image.toDataURL('image/png'), view.x(left), view.y(top), ...size);
  drawPlane(pen, view, scene);
}

/** Draws what lies over the image of opinions: boundaries, points and the place that is pointed at. */
export function drawPlane(pen: TaskPen & Pen, view: TaskView, { boundary, frame, probe, colours }: PlaneScene): void {
  const { fine } = view;
  pen.save();
  pen.globalAlpha = 0.3;
  drawLines(pen, view, frame, boundary.others, colours.ink, 1 * fine);
  pen.restore();
  drawLines(pen, view, frame, boundary.line, colours.ground, 5 * fine);
  drawLines(pen, view, frame, boundary.line, colours.ink, 2.2 * fine);
  const { points, wrong } = boundary;
  for (let i = 0; i < wrong.length; i++) {
    drawClassPoint(pen, view.x(points[2 * i]), view.y(points[2 * i + 1]), i % 2, wrong[i] === 1, fine, colours);
  }
  if (!probe) return;
  pen.save();
  pen.translate(view.x(probe[0]), view.y(probe[1]));
  drawPressed(pen);
  pen.restore();
}

/** A point: a disc or a square by its class, with a cross over it where it is taken for the other. */
export function drawClassPoint(
  pen: TaskPen,
  x: number,
  y: number,
  kind: number,
  wrong: boolean,
  fine: number,
  colours: TaskColours,
): void {
  const r = 3.1 * fine;
  pen.beginPath();
  if (kind === 0) pen.arc(x, y, r, 0, 2 * Math.PI);
  else pen.rect(x - 0.88 * r, y - 0.88 * r, 1.76 * r, 1.76 * r);
  pen.lineWidth = 1.6 * fine;
  pen.strokeStyle = colours.ground;
  pen.stroke();
  pen.fillStyle = kind === 0 ? colours.accent : colours.individual;
  pen.fill();
  if (!wrong) return;
  const arm = 1.55 * r;
  for (const side of [-1, 1]) stroke(pen, [x - arm, y - side * arm, x + arm, y + side * arm], colours.ink, 1.1 * fine);
}

function drawLines(
  pen: TaskPen,
  view: TaskView,
  { left, right, bottom, top }: WorldFrame,
  lines: Float32Array,
  colour: string,
  width: number,
): void {
  pen.beginPath();
  let begins = true;
  for (let k = 0; k < lines.length; k += 2) {
    if (Number.isNaN(lines[k])) {
      begins = true;
      continue;
    }
    const x = view.x(left + lines[k] * (right - left));
    const y = view.y(top - lines[k + 1] * (top - bottom));
    if (begins) pen.moveTo(x, y);
    else pen.lineTo(x, y);
    begins = false;
  }
  pen.lineJoin = 'round';
  pen.lineCap = 'round';
  pen.setLineDash([]);
  pen.lineWidth = width;
  pen.strokeStyle = colour;
  pen.stroke();
}
