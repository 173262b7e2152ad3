import {
  viewOf,
  type ActingPicture,
  type Moment,
  type TaskColours,
  type TaskPen,
  type TaskView,
} from '../../../core/problems/drawing/picture.ts';
import { disc, ring, stroke } from '../../../core/problems/drawing/figures.ts';
import type { Endings } from '../../../runtime/snapshot.ts';
import type { Palette } from '../../styles/palette.ts';
import { drawCells, type CellScene } from './draw-cells.ts';
import type { Track } from './track.ts';

/** What the stage of an acting task shows at one moment. */
export interface TaskScene {
  readonly picture: ActingPicture;
  readonly track: Track | null;
  readonly time: number;
  /** Where a whole generation ended, where a task tells it; null to leave it out. */
  readonly endings: Endings | null;
  /** The elites of all cells, below everything else; none where this is missing. */
  readonly cells?: CellScene | null;
  /** Whether the way of the first one is drawn. */
  readonly path: boolean;
  readonly colours: TaskColours;
  readonly width: number;
  readonly height: number;
  /** Pixels below the top, and above the bottom, that words take. */
  readonly head: number;
  readonly foot: number;
}

const GHOST = 0.34;
const FALLEN = 0.1;
const MOST_FLOCK = 40;

/** Colours of a task's picture, from those of the page. */
export function taskColours(palette: Palette): TaskColours {
  const { panel, ink, muted, line, individual, optimum, accent } = palette;
  return { ground: panel, ink, muted, line, individual, accent, goal: optimum };
}

/** How a scene stands on the stage: between the words on it. */
export function sceneView(scene: Pick<TaskScene, 'picture' | 'width' | 'height' | 'head' | 'foot'>): TaskView {
  const { picture, width, height, head, foot } = scene;
  const margin = Math.max(6, 0.02 * Math.min(width, height));
  const view = viewOf(picture.frame, width, height - head - foot, margin, head);
  return { ...view, height };
}

/** Draws a scene as it stands: what never moves, where everybody ended, the ghosts, and whoever leads. */
export function drawTaskScene(pen: TaskPen, scene: TaskScene, hand: Moment | null = null): void {
  const { picture, track, time, colours } = scene;
  const view = sceneView(scene);
  if (!track) {
    if (hand) {
      picture.scenery(pen, view, colours, hand.state);
      picture.actor(pen, view, hand, { colours, colour: colours.individual, ghost: false });
    }
    return;
  }
  if (scene.cells) drawCells(pen, view, scene.cells, colours);
  picture.scenery(pen, view, colours, track.opening.start);
  if (scene.endings) drawEndings(pen, view, scene.endings, colours);
  drawGhosts(pen, view, scene, track);
  if (scene.path) drawPath(pen, view, picture, track, time, colours);
  const moment = track.at(0, time);
  if (hand) {
    // Beside somebody's hands a policy is a shape to be measured against.
    pen.save();
    pen.globalAlpha = 0.75;
    picture.actor(pen, view, moment, { colours, colour: colours.individual, ghost: true });
    pen.restore();
    picture.actor(pen, view, hand, { colours, colour: colours.individual, ghost: false });
    return;
  }
  picture.actor(pen, view, moment, { colours, colour: colours.individual, ghost: false });
}

function drawGhosts(pen: TaskPen, view: TaskView, { picture, time, colours }: TaskScene, track: Track): void {
  if (track.actors < 2) return;
  const look = { colours, colour: colours.individual, ghost: true };
  const alpha = picture.ghosts ?? (track.actors > MOST_FLOCK ? 0.7 * GHOST : GHOST);
  pen.save();
  // From the worst to the best, so that the better ones lie on top.
  for (let actor = track.actors - 1; actor > 0; actor--) {
    pen.globalAlpha = time >= track.lengthOf(actor) && time < track.end ? FALLEN : alpha;
    picture.actor(pen, view, track.at(actor, time), look);
  }
  pen.restore();
}

/** The way that the first one has come. */
function drawPath(
  pen: TaskPen,
  view: TaskView,
  picture: ActingPicture,
  track: Track,
  time: number,
  colours: TaskColours,
): void {
  const points: number[] = [];
  const until = Math.min(time, track.lengthOf(0));
  for (let step = 0; step <= until; step++) {
    const [x, y] = picture.place(track.at(0, step).state);
    points.push(view.x(x), view.y(y));
  }
  const [x, y] = picture.place(track.at(0, until).state);
  points.push(view.x(x), view.y(y));
  stroke(pen, points, colours.ground, 4.5 * view.fine);
  stroke(pen, points, colours.individual, 2 * view.fine);
}

/** Where everybody ended: discs for the generation, small rings for those who are remembered. */
export function drawEndings(pen: TaskPen, view: TaskView, endings: Endings, colours: TaskColours): void {
  const { width, rows, archive, archiveWidth } = endings;
  const r = 2.6 * view.fine;
  for (let k = 0; k + 1 < archive.length; k += archiveWidth) {
    ring(pen, view.x(archive[k]), view.y(archive[k + 1]), 1.25 * r, colours.accent, 1.3 * view.fine);
  }
  pen.save();
  pen.globalAlpha = 0.8;
  for (let k = 0; k + 1 < rows.length; k += width) {
    disc(pen, view.x(rows[k]), view.y(rows[k + 1]), r, colours.individual);
  }
  pen.restore();
}
