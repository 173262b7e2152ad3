import type { PlotModel } from '../plots/model.ts';
import type { Palette } from '../styles/palette.ts';
import { plotPng, plotSvg } from './plot-files.ts';
import { fileName, type RunRecord } from './record.ts';
import { saveAs } from '../panels/link/share/save-as.ts';
import { traceCsv, traceJson } from './trace-files.ts';

export type PlotFormat = 'png' | 'svg' | 'csv' | 'json';

type Writer = (model: PlotModel, palette: Palette, record: RunRecord) => Blob | Promise<Blob>;

const WRITERS: Readonly<Record<PlotFormat, Writer>> = {
  png: plotPng,
  svg: plotSvg,
  csv: (_model, _palette, record) => new Blob([traceCsv(record)], { type: 'text/csv' }),
  json: (_model, _palette, record) => new Blob([traceJson(record)], { type: 'application/json' }),
};

/** Saves a plot, or the trace of its run, as a file. */
export async function savePlot(
  format: PlotFormat,
  model: PlotModel,
  palette: Palette,
  record: RunRecord,
): Promise<void> {
  const picture = format === 'png' || format === 'svg';
  const content = await WRITERS[format](model, palette, record);
  saveAs(content, fileName(record, picture ? model.id : 'trace', format));
}
