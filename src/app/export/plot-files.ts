import { problemOf } from '../../core/problems/registry.ts';
import { runName } from '../../core/strategies/run-name.ts';
import { drawPicture } from '../plots/draw-picture.ts';
import { plotFrame } from '../plots/frame.ts';
import type { PlotModel } from '../plots/model.ts';
import type { Pen } from '../plots/pen.ts';
import type { Palette } from '../styles/palette.ts';
import { pngPicture } from './png-picture.ts';
import { sourceOf, type RunRecord, type Source } from './record.ts';
import { svgDocument } from './svg-document.ts';
import { SvgPen } from './svg-pen.ts';

const WIDTH = 480;
const HEIGHT = 300;
const PADDING = 12;
const HEADING = 46;
const PNG_SCALE = 3;
const LEGEND = { columns: 3, row: 16 };
const TITLE = '600 14px Inter, system-ui, sans-serif';
const FACTS = '400 11px Inter, system-ui, sans-serif';

/** A plot on paper: below what it shows, and of what. */
export interface PlotSheet extends Source {
  /** One line. */
  readonly facts: string;
  /** What is which colour, where the facts do not say. */
  readonly legend: readonly { readonly name: string; readonly colour: string }[];
}

export function plotSvg(model: PlotModel, palette: Palette, record: RunRecord): Blob {
  return sheetSvg(model, palette, sheetOf(record));
}

export function plotPng(model: PlotModel, palette: Palette, record: RunRecord): Promise<Blob> {
  return sheetPng(model, palette, sheetOf(record));
}

export function sheetSvg(model: PlotModel, palette: Palette, sheet: PlotSheet): Blob {
  const pen = new SvgPen();
  drawSheet(pen, model, palette, sheet);
  return new Blob([svgDocument(pen, WIDTH, heightOf(sheet), titleOf(model), sheet)], { type: 'image/svg+xml' });
}

export async function sheetPng(model: PlotModel, palette: Palette, sheet: PlotSheet): Promise<Blob> {
  await document.fonts.ready;
  const draw = (context: CanvasRenderingContext2D): void => drawSheet(context, model, palette, sheet);
  return pngPicture(WIDTH, heightOf(sheet), PNG_SCALE, draw, sheet);
}

function sheetOf(record: RunRecord): PlotSheet {
  const { problem, dim, instance, seed } = record.description;
  const number = problem.replace('bbob-', '');
  const facts = `${number} ${problemOf(problem).name}, ${dim} dimensions, instance ${instance} · ${runName(record.description)}, seed ${seed}`;
  return { ...sourceOf(record), facts, legend: [] };
}

function heightOf({ legend }: PlotSheet): number {
  return HEIGHT + Math.ceil(legend.length / LEGEND.columns) * LEGEND.row;
}

function drawSheet(pen: Pen, model: PlotModel, palette: Palette, sheet: PlotSheet): void {
  const height = heightOf(sheet);
  pen.fillStyle = palette.panel;
  pen.beginPath();
  pen.rect(0, 0, WIDTH, height);
  pen.fill();
  pen.textAlign = 'left';
  pen.textBaseline = 'alphabetic';
  pen.fillStyle = palette.ink;
  pen.font = TITLE;
  pen.fillText(`${titleOf(model)} over ${writtenName(model.over)}`, PADDING, 24);
  pen.fillStyle = palette.muted;
  pen.font = FACTS;
  pen.fillText(sheet.facts, PADDING, 40);
  drawLegend(pen, palette, sheet);
  const top = HEADING + height - HEIGHT;
  pen.save();
  pen.translate(PADDING, top);
  drawPicture(pen, model, plotFrame(model.x, model.y, WIDTH - 2 * PADDING, height - top - PADDING), palette);
  pen.restore();
}

function drawLegend(pen: Pen, palette: Palette, { legend }: PlotSheet): void {
  const column = (WIDTH - 2 * PADDING) / LEGEND.columns;
  legend.forEach(({ name, colour }, k) => {
    const x = PADDING + (k % LEGEND.columns) * column;
    const y = 56 + Math.floor(k / LEGEND.columns) * LEGEND.row;
    pen.strokeStyle = colour;
    pen.lineWidth = 2.5;
    pen.beginPath();
    pen.moveTo(x, y - 4);
    pen.lineTo(x + 14, y - 4);
    pen.stroke();
    pen.fillStyle = palette.ink;
    pen.fillText(name, x + 20, y);
  });
}

function titleOf({ title }: PlotModel): string {
  return writtenName(title);
}

/** A name with its index in characters, where no typesetting is to be had. */
function writtenName(name: string): string {
  return name.replaceAll('f_opt', 'fₒₚₜ');
}
