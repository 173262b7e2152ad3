import type { Evidence } from '../../../core/analysis/evidence.ts';
import { trace, type Line } from '../../plots/curves.ts';
import { measureOf } from '../../words/measure.ts';
import { costScale } from './cost-scale.ts';
import { evaluationsAxis, fromLastToFirst, type RaceContext, type RacePlotModel } from './race-plot.ts';

/** More bands than these hide each other. */
const CROWDED = 4;

/** The middle of each lane's runs over their evaluations, and the half of them about it. */
export function bandsPlot(context: RaceContext, evidence: Evidence | null, grid: Float64Array): RacePlotModel {
  const { description, lanes } = context;
  const measure = measureOf(description);
  const scale = costScale(description);
  const bands = (evidence?.lanes ?? []).map(({ band }) => band).filter(({ median }) => median.length > 0);
  const known = bands.length > 0;
  const shown = (evidence?.lanes ?? []).map(({ band, trials }) => ({ band, trials }));
  const value = (lane: number, at: number | null): number => {
    const median = shown[lane]?.band.median;
    if (!median?.length) return NaN;
    return at === null ? median[median.length - 1] : (median[placeOf(grid, at)] ?? NaN);
  };
  return {
    id: 'medians',
    title: `Median of ${measure.name}`,
    help: 'What the middle one of each lane’s runs had reached after so many evaluations (line), and the half of them in the middle (band). A run that is over stays where it ended.',
    text: known
      ? `Median of ${measure.name} at the end of the budget: ${lanes.map(({ name }, k) => `${name} ${measure.spoken(value(k, null))}`).join(', ')}.`
      : 'No run is over yet.',
    x: evaluationsAxis(1, grid[grid.length - 1]),
    y: scale.axis(bands.flatMap(({ lower, upper }) => [...lower, ...upper])),
    over: measure.evaluations,
    linked: true,
    mark: scale.mark,
    empty: !known,
    reading: () => ({ written: '', spoken: '' }),
    legend: (at) => lanes.map((lane, k) => ({ ...lane, value: measure.written(value(k, at)) })),
    draw(pen, frame) {
      const place = scale.place(frame);
      const line = (values: Float64Array): Line => lineOver(grid, values, frame.x, place);
      pen.lineJoin = 'round';
      fromLastToFirst(shown, ({ band }, k) => {
        if (!lanes[k] || band.median.length === 0) return;
        pen.fillStyle = pen.strokeStyle = lanes[k].colour;
        pen.globalAlpha = shown.length > CROWDED ? 0.08 : 0.16;
        pen.beginPath();
        trace(pen, around(line(band.lower), line(band.upper)));
        pen.fill();
        pen.globalAlpha = 1;
        pen.lineWidth = 1.8;
        pen.beginPath();
        trace(pen, line(band.median));
        pen.stroke();
      });
    },
    table() {
      const columns = [
        'evaluations',
        ...lanes.flatMap(({ name }) => [`${name} lower`, `${name} median`, `${name} upper`]),
      ];
      const rows = [...grid].map((at, row) => [
        at,
        ...lanes.flatMap((_, k) => {
          const band = shown[k]?.band;
          return [band?.lower[row], band?.median[row], band?.upper[row]].map((cost) =>
            cost === undefined ? NaN : measure.value(cost),
          );
        }),
      ]);
      return { columns, rows };
    },
  };
}

/** The last place of a grid that is not beyond a number of evaluations; −1 before the first. */
export function placeOf(grid: Float64Array, evaluations: number): number {
  let low = 0;
  let high = grid.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (grid[middle] <= evaluations) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function lineOver(
  grid: Float64Array,
  values: Float64Array,
  x: (value: number) => number,
  y: (value: number) => number,
): Line {
  const line: number[] = [];
  for (let k = 0; k < values.length; k++) if (Number.isFinite(values[k])) line.push(x(grid[k]), y(values[k]));
  return line;
}

/** Forth along one line and back along another. */
function around(forth: Line, back: Line): Line {
  const outline = [...forth];
  for (let k = back.length - 2; k >= 0; k -= 2) outline.push(back[k], back[k + 1]);
  return outline;
}
