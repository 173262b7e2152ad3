import { drawIndividuals } from '../stages/population-layer.ts';
import { drawSurfaceMarks, type SurfaceSight } from '../stages/relief/draw-surface-marks.ts';
import type { SearchScene } from '../stages/search-layer.ts';
import type { StageDrawing } from './stage-files.ts';
import type { SvgPen } from './svg-pen.ts';

/**
 * The surface: its marks and the names of its axes are vectors, over a picture of itself.
 * @param picture data address, as large as the stage
 */
export function surfaceDrawing(scene: SearchScene, sight: SurfaceSight, picture: string): StageDrawing {
  const { width, height, palette } = scene;
  const draw = (pen: SvgPen): void => {
    pen.beginPath();
    pen.rect(0, 0, width, height);
    pen.fillStyle = palette.panel;
    pen.fill();
    pen.image(picture, 0, 0, width, height);
    drawSurfaceMarks(pen, scene, sight, (population, projection, marks) =>
      drawIndividuals(pen, population, projection, marks, palette.individual),
    );
  };
  return { name: 'surface', width, height, palette, draw };
}
