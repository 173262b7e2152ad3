import { SvgPen } from '../export/svg-pen.ts';
import { DotsMap, writeDots } from '../stages/dots-layer.ts';
import { drawBox, drawLandscape, imageOf } from '../stages/draw-landscape.ts';
import { drawIndividuals } from '../stages/population-layer.ts';
import { drawScene, MOST_MARKS, populationOf, poseOf, type SearchScene } from '../stages/search-layer.ts';
import { Projection } from '../stages/viewport.ts';
import type { Painting } from '../state/landscape.svelte.ts';
import type { Palette } from '../styles/palette.ts';
import type { Tone } from '../stages/ramp.ts';
import { relit } from './relit.ts';

/** Side of the picture in the units that marks and lines are drawn in. */
export const STAGE_SIDE = 300;
/** Pixels of the landscape for each of them: about 300 an inch on the sheet. */
const DENSITY = 3;
/** Pixels of a dot for each of an individual in a crowd. */
const DOTS_DENSITY = 2;

/** What is painted below the marks, and what is around it. */
export interface Ground {
  readonly painting: Painting | null;
  /** The tone that the painting was painted in. */
  readonly tone: Tone;
  /** Ends of the box of interest, where its sides are seen; null where they are not. */
  readonly box: readonly [number, number] | null;
}

/** The stage on paper, as elements of an SVG of STAGE_SIDE × STAGE_SIDE: vectors over a picture of the landscape in light colours. */
export function stageDrawing(view: SearchScene, ground: Ground, palette: Palette): string {
  const scene: SearchScene = { ...view, palette, tone: 'light', width: STAGE_SIDE, height: STAGE_SIDE };
  const pen = new SvgPen('stage');
  pen.beginPath();
  pen.rect(0, 0, STAGE_SIDE, STAGE_SIDE);
  pen.clip();
  for (const picture of [landscapePicture(scene, ground), crowdPicture(scene)])
    if (picture) pen.image(picture, 0, 0, STAGE_SIDE, STAGE_SIDE);
  drawScene(pen, scene, poseOf(scene), (population, projection, marks) =>
    drawIndividuals(pen, population, projection, marks, palette.individual),
  );
  return pen.elements;
}

function landscapePicture({ ranges }: SearchScene, { painting, tone, box }: Ground): string | null {
  const canvas = canvasOf(STAGE_SIDE * DENSITY);
  const context = painting && canvas.getContext('2d');
  if (!context) return null;
  context.scale(DENSITY, DENSITY);
  const pixels = tone === 'dark' ? relit(painting.picture.pixels) : painting.picture.pixels;
  const light: Painting = { ...painting, picture: { ...painting.picture, pixels } };
  drawLandscape(context, imageOf(light), light, ranges, { width: STAGE_SIDE, height: STAGE_SIDE }, 'light');
  if (box) drawBox(context, new Projection(ranges, STAGE_SIDE, STAGE_SIDE), ...box, 'light');
  return canvas.toDataURL('image/png');
}

/** A population too large for marks. */
function crowdPicture(scene: SearchScene): string | null {
  const population = populationOf(scene);
  if (!population || population.size <= MOST_MARKS) return null;
  const side = STAGE_SIDE * DOTS_DENSITY;
  const canvas = canvasOf(side);
  const image = new ImageData(side, side);
  const { ranges, palette } = scene;
  const dots = { population, ranges, width: side, height: side, colour: palette.individual };
  writeDots(new Uint32Array(image.data.buffer), new DotsMap(), side, side, dots);
  canvas.getContext('2d')?.putImageData(image, 0, 0);
  return canvas.toDataURL('image/png');
}

function canvasOf(side: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side;
  return canvas;
}
