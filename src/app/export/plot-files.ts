import { problemOf } from '../../core/problems/registry.ts';
import { strategyOf } from '../../core/strategies/registry.ts';
import { drawPicture } from '../plots/draw-picture.ts';
import { plotFrame } from '../plots/frame.ts';
import type { PlotModel } from '../plots/model.ts';
import type { Pen } from '../plots/pen.ts';
import type { Palette } from '../styles/palette.ts';
import { pngPicture } from './png-picture.ts';
import type { RunRecord } from './record.ts';
import { svgDocument } from './svg-document.ts';
import { SvgPen } from './svg-pen.ts';

const WIDTH = 480;
const HEIGHT = 300;
const PADDING = 12;
const HEADING = 46;
const PNG_SCALE = 3;
const TITLE = '600 14px Inter, system-ui, sans-serif';
const FACTS = '400 11px Inter, system-ui, sans-serif';

export function plotSvg(model: PlotModel, palette: Palette, record: RunRecord): Blob {
  const pen = new SvgPen();
  drawSheet(pen, model, palette, record);
  return new Blob([svgDocument(pen, WIDTH, HEIGHT, titleOf(model), record)], { type: 'image/svg+xml' });
}

export async function plotPng(model: PlotModel, palette: Palette, record: RunRecord): Promise<Blob> {
  await document.fonts.ready;
  return pngPicture(WIDTH, HEIGHT, PNG_SCALE, (context) => drawSheet(context, model, palette, record), record);
}

/** The plot below what it shows and of which run. */
function drawSheet(pen: Pen, model: PlotModel, palette: Palette, { description }: RunRecord): void {
  const { problem, dim, instance, strategy, seed } = description;
  const number = problem.replace('bbob-', '');
  pen.fillStyle = palette.panel;
  pen.beginPath();
  pen.rect(0, 0, WIDTH, HEIGHT);
  pen.fill();
  pen.textAlign = 'left';
  pen.textBaseline = 'alphabetic';
  pen.fillStyle = palette.ink;
  pen.font = TITLE;
  pen.fillText(`${titleOf(model)} over ${writtenName(model.over)}`, PADDING, 24);
  pen.fillStyle = palette.muted;
  pen.font = FACTS;
  const facts = `${number} ${problemOf(problem).name}, ${dim} dimensions, instance ${instance} · ${strategyOf(strategy).name}, seed ${seed}`;
  pen.fillText(facts, PADDING, 40);
  pen.save();
  pen.translate(PADDING, HEADING);
  drawPicture(pen, model, plotFrame(model.x, model.y, WIDTH - 2 * PADDING, HEIGHT - HEADING - PADDING), palette);
  pen.restore();
}

function titleOf({ title }: PlotModel): string {
  return writtenName(title);
}

/** A name with its index in characters, where no typesetting is to be had. */
function writtenName(name: string): string {
  return name.replaceAll('f_opt', 'fₒₚₜ');
}
