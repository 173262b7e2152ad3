import type { TaskPen } from '../../core/problems/drawing/picture.ts';

/** The part of a canvas that pictures are drawn with: a canvas is one, and so is what writes SVG. */
export type Pen = TaskPen & Pick<CanvasRenderingContext2D, 'ellipse' | 'clip' | 'translate' | 'scale'>;
