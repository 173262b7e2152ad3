import { along } from '../../core/landscape/plane.ts';
import type { Pen } from '../plots/pen.ts';
import { ellipseOf } from '../stages/ellipse.ts';
import { markScale, rimmedStroke } from '../stages/marks.ts';
import { populationOf, poseOf, type SearchScene } from '../stages/search-layer.ts';
import { Projection } from '../stages/viewport.ts';
import type { Mark } from './card.ts';

/** More individuals than this are too many to be told apart. */
const MOST_RINGED = 1500;
const WASH = 0.32;

interface Sheet {
  readonly pen: Pen;
  readonly scene: SearchScene;
  readonly projection: Projection;
  readonly marks: number;
  /** The colour of the marker. */
  readonly colour: string;
}

const DRAW: Readonly<Record<Mark, (sheet: Sheet) => boolean>> = {
  mean(sheet) {
    const pose = poseOf(sheet.scene);
    if (!pose) return false;
    ring(sheet, pose.mean, 15);
    return true;
  },

  spread({ pen, scene, projection, marks, colour }) {
    const pose = poseOf(scene);
    if (!pose) return false;
    const { major, minor, angle } = ellipseOf(pose.spread);
    const [x, y] = [projection.x(pose.mean[0]), projection.y(pose.mean[1])];
    const scale = projection.scaleX;
    for (const deviations of [2, 1]) {
      pen.beginPath();
      pen.ellipse(x, y, deviations * major * scale, deviations * minor * scale, -angle, 0, 2 * Math.PI);
      pen.globalAlpha = WASH;
      pen.fillStyle = colour;
      pen.fill();
      pen.globalAlpha = 1;
      rimmedStroke(pen, marks * (deviations === 1 ? 3 : 1.6), [], colour);
    }
    return true;
  },

  population: (sheet) => individuals(sheet, Infinity),

  selected: (sheet) => individuals(sheet, sheet.scene.snapshot?.population?.selected ?? 0),

  best(sheet) {
    const { snapshot, directions } = sheet.scene;
    if (!snapshot || snapshot.solution.length !== directions[0].length) return false;
    const [x, y] = directions.map((direction) => along(direction, snapshot.solution));
    ring(sheet, [x, y], 17);
    return true;
  },
};

/**
 * Draws what somebody points at once more, as if with a marker.
 * @returns false where there is nothing of the kind
 */
export function drawPointed(pen: Pen, scene: SearchScene, mark: Mark): boolean {
  const { width, height, palette } = scene;
  const projection = new Projection(scene.ranges, width, height);
  return DRAW[mark]({ pen, scene, projection, marks: markScale(width, height), colour: palette.optimum });
}

function individuals(sheet: Sheet, most: number): boolean {
  const population = populationOf(sheet.scene);
  if (!population) return false;
  const { points, order } = population;
  const count = Math.min(order.length, most, MOST_RINGED);
  for (let rank = count - 1; rank >= 0; rank--)
    ring(sheet, [points[2 * order[rank]], points[2 * order[rank] + 1]], 7.5);
  return count > 0;
}

/** A ring about a place, `radius` about as large as the marks are. */
function ring({ pen, projection, marks, colour }: Sheet, [x, y]: readonly [number, number], radius: number): void {
  pen.beginPath();
  pen.arc(projection.x(x), projection.y(y), radius * marks, 0, 2 * Math.PI);
  rimmedStroke(pen, 3 * marks, [], colour);
}
