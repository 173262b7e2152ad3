import { hitsCsv, pairsCsv, runtimesCsv, trialsCsv } from '../../../core/analysis/csv.ts';
import { writeRaceFile } from '../../../core/analysis/race-file.ts';
import { originOf, raceFileName, type RaceRecord } from '../../../core/analysis/record.ts';
import { raceSettingsOf } from '../../../core/race/settings.ts';
import { sheetPng, sheetSvg, type PlotSheet } from '../../export/plot-files.ts';
import { saveAs } from '../../panels/link/share/save-as.ts';
import type { RacePlotModel } from '../plots/race-plot.ts';
import type { RaceState } from '../race.svelte.ts';
import { contextOf } from '../results/context.ts';
import { raceFacts } from '../words/facts.ts';
import { tableCsv } from './table-csv.ts';

export type PlotFormat = 'png' | 'svg' | 'csv';
export type TableKind = keyof typeof TABLES;

const TABLES = {
  runtimes: { write: runtimesCsv, extension: 'csv' },
  pairs: { write: pairsCsv, extension: 'csv' },
  trials: { write: trialsCsv, extension: 'csv' },
  hits: { write: hitsCsv, extension: 'csv' },
  evidence: { write: writeRaceFile, extension: 'json' },
} as const satisfies Readonly<Record<string, { write: (record: RaceRecord) => string; extension: string }>>;

const TYPES = { csv: 'text/csv', json: 'application/json' } as const;

/** Saves a plot of a race, or its numbers, with the race and its link inside. */
export async function savePlot(race: RaceState, format: PlotFormat, model: RacePlotModel): Promise<void> {
  const { lanes, palette } = contextOf(race);
  const link = await race.link();
  const name = raceFileName(race.race, model.id, format);
  if (format === 'csv') {
    const origin = originOf({ race: race.race, link }, `${model.title} of a race`);
    return saveAs(new Blob([tableCsv(model.table(), origin)], { type: TYPES.csv }), name);
  }
  const settings = raceSettingsOf(race.race);
  const sheet: PlotSheet = { link, settings, facts: raceFacts(race, model.id), legend: lanes };
  saveAs(format === 'svg' ? sheetSvg(model, palette, sheet) : await sheetPng(model, palette, sheet), name);
}

/**
 * Saves what the evidence rests on.
 * @throws Error when there is none yet
 */
export async function saveTable(race: RaceState, kind: TableKind): Promise<void> {
  const link = await race.link();
  const names = contextOf(race).lanes.map(({ name }) => name);
  const known = race.evidence.record;
  if (!known) throw new Error('no run is over yet');
  const { write, extension } = TABLES[kind];
  const content = new Blob([write({ ...known, names, link })], { type: TYPES[extension] });
  saveAs(content, raceFileName(known.race, kind, extension));
}
