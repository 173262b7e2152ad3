import { along, type Directions } from '../../core/landscape/plane.ts';
import type { Pen } from '../plots/pen.ts';
import { ellipseOf, type Spread } from './ellipse.ts';
import { rimmedStroke } from './marks.ts';
import type { Tone } from './ramp.ts';
import { trailTint } from './trail-tints.ts';
import type { Trail } from './trail.ts';
import type { Projection } from './viewport.ts';

const DASH = [6, 5];

/** The search distribution: one standard deviation as a solid ellipse, two as a dashed one. */
export function drawSpread(
  context: Pen,
  projection: Projection,
  [x, y]: readonly [number, number],
  spread: Spread,
  marks: number,
): void {
  const { major, minor, angle } = ellipseOf(spread);
  const px = projection.x(x);
  const py = projection.y(y);
  const scale = projection.scaleX;
  for (const deviations of [2, 1]) {
    context.beginPath();
    // Angles run the other way on a canvas, where y points down.
    context.ellipse(px, py, deviations * major * scale, deviations * minor * scale, -angle, 0, 2 * Math.PI);
    rimmedStroke(context, marks * (deviations === 1 ? 1.8 : 1.3), deviations === 1 ? [] : DASH);
  }
}

/** How a trail is drawn. */
export interface TrailStyle {
  /** Scale of all marks. */
  readonly marks: number;
  /** The view is nearer than the whole box. */
  readonly near: boolean;
  readonly tone: Tone;
  readonly dash?: readonly number[];
}

/** From near, what lies long ago would only cross the picture. */
const RECENT = 10;

/**
 * Where the search has been, as a line with its newest end at the mean; from near, only where it was a moment ago. Each
 * restart has a line and a colour of its own.
 */
export function drawTrail(
  context: Pen,
  projection: Projection,
  trail: Trail,
  [right, up]: Directions,
  { marks, near, tone, dash = [] }: TrailStyle,
): void {
  if (trail.length < 2) return;
  const lines = trail.lines(near ? RECENT : undefined);
  for (const line of lines) {
    context.beginPath();
    line.forEach(({ at }, k) => {
      const x = projection.x(along(right, at));
      const y = projection.y(along(up, at));
      if (k === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    });
    // The line of now is the strongest.
    const width = line === lines.at(-1) ? 1.6 : 1.2;
    rimmedStroke(context, width * marks, dash, trailTint(line[0].restarts, tone));
  }
}
