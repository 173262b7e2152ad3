import { describe, expect, test } from 'vitest';
import { bandsPlot, placeOf } from '../../src/app/compare/plots/bands.ts';
import { convergencePlot } from '../../src/app/compare/plots/convergence.ts';
import { evaluationsAxis, type RaceContext } from '../../src/app/compare/plots/race-plot.ts';
import { runtimesPlot } from '../../src/app/compare/plots/runtimes.ts';
import { tableCsv } from '../../src/app/compare/export/table-csv.ts';
import { sheetSvg } from '../../src/app/export/plot-files.ts';
import { plotFrame } from '../../src/app/plots/frame.ts';
import type { Evidence, LaneEvidence } from '../../src/core/analysis/evidence.ts';
import { resolve } from '../../src/core/experiment/settings.ts';
import { advanceSnapshot, palette, strokes } from './plot-context.ts';

const { description } = resolve({ problem: 'bbob-f10', dim: 2, evaluations: 100, target: 1e-3 });
const lanes = [
  { name: 'One', colour: '#111111' },
  { name: 'Two, "2"', colour: '#222222' },
];
const context: RaceContext = { description, lanes, palette };
const GRID = Float64Array.of(1, 10, 100);

function laneOf(changes: Partial<LaneEvidence>): LaneEvidence {
  const nothing = { at: new Float64Array(0), share: new Float64Array(0) };
  const empty = { lower: new Float64Array(0), median: new Float64Array(0), upper: new Float64Array(0) };
  return { trials: 0, arts: [], measured: nothing, restarted: nothing, measuredUntil: null, band: empty, ...changes };
}

function evidenceOf(...given: readonly LaneEvidence[]): Evidence {
  return { lanes: given, pairs: [], finished: 4, planned: 8, needed: 4 };
}

describe('the plot of a live race', () => {
  test('has a line and a value for each lane, also where one has not begun', () => {
    const run = advanceSnapshot({ dim: 2, strategy: 'cma-es' }, 12);
    const model = convergencePlot(context, [run, null]);
    expect(model.empty).toBe(false);
    expect(model.x.domain[1]).toBeGreaterThanOrEqual(run.evaluations);
    expect(model.legend(null).map(({ value }) => value)[1]).toBe('–');
    expect(model.legend(0)[0].value).toBe('–');
    const { columns, rows } = model.table();
    expect(columns).toEqual(['evaluations', 'One', 'Two, "2"']);
    expect(rows.at(-1)).toEqual([run.improvements.at(-2), run.best, NaN]);
    const pen = strokes();
    model.draw(pen, plotFrame(model.x, model.y, 400, 200));
    expect(pen.points.length).toBeGreaterThan(4);
    expect(pen.points.every(Number.isFinite)).toBe(true);
  });

  test('is empty before anything has raced', () => {
    const model = convergencePlot(context, [null, null]);
    expect([model.empty, model.text, model.table().rows]).toEqual([true, 'Nothing has raced yet.', []]);
    expect(model.x.domain[0]).toBeLessThan(model.x.domain[1]);
  });
});

describe('medians and their bands', () => {
  const band = {
    lower: Float64Array.of(Infinity, 5, 0.5),
    median: Float64Array.of(Infinity, 10, 1),
    upper: Float64Array.of(Infinity, Infinity, 2),
  };

  test('tell the median at the last place of the grid that was passed', () => {
    const model = bandsPlot(context, evidenceOf(laneOf({ trials: 3, band }), laneOf({})), GRID);
    expect([null, 5, 10, 99].map((at) => model.legend(at)[0].value)).toEqual(['1.00', '∞', '10.0', '10.0']);
    expect(model.legend(null)[1].value).toBe('–');
    expect([0, 1, 9, 10, 1000].map((at) => placeOf(GRID, at))).toEqual([-1, 0, 0, 1, 2]);
    expect(model.table().rows[2]).toEqual([100, 0.5, 1, 2, NaN, NaN, NaN]);
    const pen = strokes();
    model.draw(pen, plotFrame(model.x, model.y, 400, 200));
    expect(pen.points.every(Number.isFinite)).toBe(true);
  });

  test('become a drawing with every lane named, and a table for spreadsheets', async () => {
    const model = bandsPlot(context, evidenceOf(laneOf({ trials: 3, band })), GRID);
    const sheet = { link: 'https://x/#1', settings: { lane1: 'cma-es' }, facts: 'f10', legend: lanes };
    const svg = await sheetSvg(model, palette, sheet).text();
    expect(svg).toContain('height="316"');
    expect(svg).toContain('One</text>');
    expect(svg).toContain('<desc>https://x/#1</desc>');
    const csv = tableCsv(model.table(), ['from here']).split('\n');
    expect(csv.slice(0, 2)).toEqual([
      '# from here',
      'evaluations,One lower,One median,One upper,"Two, ""2"" lower","Two, ""2"" median","Two, ""2"" upper"',
    ]);
    expect(csv[2]).toBe('1,,,,,,');
  });
});

describe('distributions of runtimes', () => {
  const steps = { at: Float64Array.of(10, 50, 300), share: Float64Array.of(0.25, 0.5, 0.75) };
  const measured = { at: steps.at.slice(0, 2), share: steps.share.slice(0, 2) };

  test('rise in steps, tell what was measured, and go on behind the cross', () => {
    const failing = laneOf({ trials: 2, measured, restarted: steps, measuredUntil: 100 });
    const model = runtimesPlot(context, evidenceOf(failing, laneOf({})), 51, 100);
    expect([null, 9, 10, 49, 400].map((at) => model.legend(at)[0].value)).toEqual([
      ...['50 %', '0 %', '25 %', '25 %', '75 %'],
    ]);
    expect(model.x.domain[1]).toBe(1000);
    expect(model.title).toBe('Targets reached, of 51');
    const pen = strokes();
    model.draw(pen, plotFrame(model.x, model.y, 400, 200));
    expect(pen.points.every(Number.isFinite)).toBe(true);
  });

  test('end with the last run where all succeeded', () => {
    const model = runtimesPlot(context, evidenceOf(laneOf({ trials: 2, measured: steps, restarted: steps })), 51, 1000);
    expect(model.x.domain[1]).toBe(500);
  });
});

test('an axis of evaluations holds at least a hundred, and never begins where it ends', () => {
  expect(evaluationsAxis(Infinity, 0).domain).toEqual([5, 100]);
  expect(evaluationsAxis(1, 5000).domain).toEqual([1, 5000]);
  expect(evaluationsAxis(4000, 5001).domain).toEqual([500, 10_000]);
});
