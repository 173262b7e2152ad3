import { viewOf, type Moment, type PlanePicture } from '../../../core/problems/drawing/picture.ts';
import type { SvgPen } from '../../export/svg-pen.ts';
import type { Palette } from '../../styles/palette.ts';
import type { Boundary } from '../../../runtime/watch-orders.ts';
import type { LegendEntry } from '../legend-entries.ts';
import { drawFilmstrip, MOMENTS, STRIP_HEAD } from './draw-filmstrip.ts';
import { drawPlaneWhole, opinionImage } from './draw-plane.ts';
import { drawTaskScene, taskColours, type TaskScene } from './draw-scene.ts';

/** What the stage of a task shows, as one still picture in vectors. */
export interface TaskPaper {
  /** In the units that its lines are drawn in. */
  readonly width: number;
  readonly height: number;
  /** What it shows, as a caption. */
  readonly caption: string;
  /** The same for those who cannot see it. */
  readonly text: string;
  readonly entries: readonly LegendEntry[];
  readonly draw: (pen: SvgPen) => void;
}

const WIDTH = 300;
/** A picture that is much wider than high stands beside one other, else beside two. */
const WIDE = 1.6;

/**
 * Somebody acting: an episode in six moments, or its whole way where it is a way that is drawn.
 * @param start where an episode begins, for a picture of that while nobody has acted
 */
export function actingPaper(
  scene: Omit<TaskScene, 'width' | 'height' | 'head' | 'foot'>,
  start: Moment | null,
  words: Pick<TaskPaper, 'caption' | 'text' | 'entries'>,
): TaskPaper {
  const { left, right, bottom, top } = scene.picture.frame;
  const shape = (right - left) / Math.abs(top - bottom);
  const strip = scene.track !== null && !scene.path;
  const columns = shape > WIDE ? 2 : 3;
  const height = strip ? (MOMENTS / columns) * (WIDTH / columns / shape + STRIP_HEAD) : WIDTH / shape;
  const room = { width: WIDTH, height: Math.min(height, WIDTH) };
  const whole: TaskScene = { ...scene, ...room, head: 0, foot: 0 };
  return {
    ...room,
    ...words,
    draw: (pen) => {
      if (strip) drawFilmstrip(pen, whole, columns);
      else drawTaskScene(pen, { ...whole, time: whole.track?.end ?? 0 }, whole.track ? null : start);
    },
  };
}

/** A plane that is told apart. */
export function planePaper(
  picture: PlanePicture,
  boundary: Boundary,
  frame: PlanePicture['frame'],
  palette: Palette,
  words: Pick<TaskPaper, 'caption' | 'text' | 'entries'>,
): TaskPaper {
  const colours = taskColours(palette);
  const view = viewOf(picture.frame, WIDTH, WIDTH);
  const image = opinionImage(boundary, colours);
  return {
    width: WIDTH,
    height: WIDTH,
    ...words,
    draw: (pen) => {
      drawPlaneWhole(pen, view, image, { boundary, frame, probe: null, colours });
    },
  };
}
