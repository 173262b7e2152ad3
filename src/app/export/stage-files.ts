import type { Snapshot } from '../../runtime/snapshot.ts';
import type { Palette } from '../styles/palette.ts';
import { pictureLines } from '../panels/link/share/picture-lines.ts';
import { saveAs } from '../panels/link/share/save-as.ts';
import { stagePicture } from '../panels/link/share/stage-picture.ts';
import { drawIndividuals } from '../stages/population-layer.ts';
import { drawScene, poseOf, type SearchScene } from '../stages/search-layer.ts';
import { withTexts } from './png-text.ts';
import { fileName, settingsText, SOFTWARE, sourceOf, type RunRecord } from './record.ts';
import { svgDocument } from './svg-document.ts';
import { SvgPen } from './svg-pen.ts';

export type StageFormat = 'png' | 'svg';

/** What a view of the stage shows, as vectors over pictures of what has none. */
export interface StageDrawing {
  /** Goes into the name of the file. */
  readonly name: string;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly palette: Palette;
  readonly draw: (pen: SvgPen) => void;
}

/**
 * Saves a view of the stage as it is shown, with the run and its link inside.
 * @param repetition the one that is shown
 * @throws Error when the browser cannot make the picture
 */
export async function saveDrawing(
  format: StageFormat,
  drawing: StageDrawing,
  record: RunRecord,
  repetition: number,
): Promise<void> {
  const content =
    format === 'png'
      ? await stagePng(drawing, record, repetition)
      : drawingSvg(drawing, record, record.runs[repetition] ?? null);
  saveAs(content, fileName(record, drawing.name, format));
}

/** Saves the map or the slice, see `saveDrawing`. */
export async function saveStage(
  format: StageFormat,
  scene: SearchScene,
  record: RunRecord,
  repetition: number,
): Promise<void> {
  await saveDrawing(format, stageDrawing(scene, format === 'png' ? [] : underlay()), record, repetition);
}

async function stagePng({ palette }: StageDrawing, record: RunRecord, repetition: number): Promise<Blob> {
  const lines = pictureLines(record.description, record.runs[repetition] ?? null);
  const picture = await stagePicture(lines, record.link, palette);
  const texts = { Software: SOFTWARE, Source: record.link, Description: settingsText(record) };
  return new Blob([withTexts(new Uint8Array(await picture.arrayBuffer()), texts)], { type: 'image/png' });
}

/** Pictures of what has no vectors: the landscape, and a population too large for marks. */
function underlay(): readonly string[] {
  const canvases = document.querySelectorAll<HTMLCanvasElement>('.stage canvas:not(.marks, .legend canvas)');
  return [...canvases].filter((canvas) => canvas.width > 1).map((canvas) => canvas.toDataURL('image/png'));
}

/**
 * The stage as a drawing: marks, ellipses and trails are vectors, over pictures of everything else.
 * @param pictures data addresses of pictures as large as the stage, the lowest first
 */
export function stageSvg(scene: SearchScene, record: RunRecord, pictures: readonly string[]): Blob {
  return drawingSvg(stageDrawing(scene, pictures), record, scene.snapshot);
}

function stageDrawing(scene: SearchScene, pictures: readonly string[]): StageDrawing {
  const { width, height, palette } = scene;
  const draw = (pen: SvgPen): void => {
    for (const picture of pictures) pen.image(picture, 0, 0, width, height);
    drawScene(pen, scene, poseOf(scene), (population, projection, marks) =>
      drawIndividuals(pen, population, projection, marks, palette.individual),
    );
  };
  return { name: 'stage', width, height, palette, draw };
}

/** A view of the stage as a document of its own. */
export function drawingSvg({ width, height, draw }: StageDrawing, record: RunRecord, snapshot: Snapshot | null): Blob {
  const pen = new SvgPen();
  pen.beginPath();
  pen.rect(0, 0, width, height);
  pen.clip();
  draw(pen);
  const [title] = pictureLines(record.description, snapshot);
  return new Blob([svgDocument(pen, width, height, title, sourceOf(record))], { type: 'image/svg+xml' });
}
