import type { PairPainter } from '../stages/whole/draw-pair.ts';
import { drawPair, type PairScene } from '../stages/whole/draw-pair.ts';
import type { CoordinatesScene } from '../stages/whole/draw-coordinates.ts';
import { drawCoordinates } from '../stages/whole/draw-coordinates.ts';
import type { Ground } from '../stages/whole/pair-grounds.svelte.ts';
import { drawIndividuals } from '../stages/population-layer.ts';
import type { Palette } from '../styles/palette.ts';
import type { StageDrawing } from './stage-files.ts';
import type { SvgPen } from './svg-pen.ts';

/** One of the small pictures, and where it stands on the stage. */
export interface PlacedPair {
  readonly scene: PairScene;
  readonly ground: Ground | undefined;
  readonly left: number;
  readonly top: number;
}

interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly palette: Palette;
}

/** Small pictures of pairs: marks and names are vectors, the landscapes under them pictures. */
export function pairsDrawing(sheet: Sheet, pairs: readonly PlacedPair[]): StageDrawing {
  const draw = (pen: SvgPen): void => {
    fillPanel(pen, sheet);
    for (const { scene, ground, left, top } of pairs) {
      pen.save();
      pen.translate(left, top);
      pen.beginPath();
      pen.rect(0, 0, scene.side, scene.side);
      pen.clip();
      drawPair(pen, scene, ground, painterOf(pen, sheet.palette, ground));
      pen.restore();
      pen.save();
      pen.translate(left, top);
      pen.beginPath();
      pen.rect(0, 0, scene.side, scene.side);
      pen.lineWidth = 1;
      pen.strokeStyle = sheet.palette.line;
      pen.stroke();
      pen.restore();
    }
  };
  return { name: 'pairs', ...sheet, draw };
}

function painterOf(pen: SvgPen, { individual }: Palette, ground: Ground | undefined): PairPainter {
  return {
    image: (x, y, width, height) => pen.image(ground!.image.toDataURL('image/png'), x, y, width, height),
    individuals: (population, projection, marks) => drawIndividuals(pen, population, projection, marks, individual),
  };
}

/** Lines over all coordinates. */
export function coordinatesDrawing(scene: CoordinatesScene): StageDrawing {
  const { width, height, palette } = scene;
  const draw = (pen: SvgPen): void => {
    fillPanel(pen, scene);
    drawCoordinates(pen, scene);
  };
  return { name: 'coordinates', width, height, palette, draw };
}

function fillPanel(pen: SvgPen, { width, height, palette }: Sheet): void {
  pen.beginPath();
  pen.rect(0, 0, width, height);
  pen.fillStyle = palette.panel;
  pen.fill();
}
