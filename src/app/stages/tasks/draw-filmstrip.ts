import type { TaskPen } from '../../../core/problems/drawing/picture.ts';
import { drawTaskScene, type TaskScene } from './draw-scene.ts';

/** Pixels above each picture for its step. */
export const STRIP_HEAD = 18;

type StripPen = TaskPen & Pick<CanvasRenderingContext2D, 'translate' | 'clip'>;

export const MOMENTS = 6;

/**
 * An episode in six still pictures, evenly from its beginning to its end: for those who want no motion, and for paper.
 * @param columns how many stand beside each other, 2 or 3; as there is room for unless told
 */
export function drawFilmstrip(
  pen: StripPen,
  scene: TaskScene,
  columns = scene.width > scene.height * 1.1 ? 3 : 2,
): void {
  const { track, width, height, head, foot, colours } = scene;
  if (!track) return;
  const rows = MOMENTS / columns;
  const own = { width: width / columns, height: (height - head - foot) / rows };
  const end = Math.min(track.end, track.lengthOf(0));
  for (let k = 0; k < MOMENTS; k++) {
    const time = Math.round((k / (MOMENTS - 1)) * end);
    pen.save();
    pen.translate((k % columns) * own.width, head + Math.floor(k / columns) * own.height);
    pen.beginPath();
    pen.rect(0, 0, own.width, own.height);
    pen.clip();
    drawTaskScene(pen, { ...scene, ...own, head: STRIP_HEAD, foot: 0, time });
    pen.font = '500 11px Inter, sans-serif';
    pen.textAlign = 'left';
    pen.textBaseline = 'middle';
    pen.fillStyle = colours.muted;
    pen.fillText(`step ${time}`, 12, 12);
    pen.restore();
  }
}
