import { shareAt, type RuntimeSteps } from '../../../core/analysis/ecdf.ts';
import type { Evidence } from '../../../core/analysis/evidence.ts';
import { trace, type Line } from '../../plots/curves.ts';
import { shareLabel } from '../../plots/tick-labels.ts';
import { measureOf } from '../../words/measure.ts';
import { evaluationsAxis, fromLastToFirst, type RaceContext, type RacePlotModel } from './race-plot.ts';

const CROSS = 4.5;
/** How many times their budget curves are followed where runs failed and restarts are simulated. */
const BEYOND = 10;

/** The share of all targets and runs that each lane has reached after so many evaluations. */
export function runtimesPlot(
  context: RaceContext,
  evidence: Evidence | null,
  targets: number,
  budget: number,
): RacePlotModel {
  const { description, lanes } = context;
  const measure = measureOf(description);
  const shown = evidence?.lanes ?? [];
  const known = shown.some(({ trials }) => trials > 0);
  const failed = shown.some(({ measuredUntil }) => measuredUntil !== null);
  const firsts = shown.map(({ restarted }) => restarted.at[0] ?? Infinity);
  const most = failed ? BEYOND * budget : Math.max(1, ...shown.map(({ restarted }) => restarted.at.at(-1) ?? 1));
  const share = (lane: number, at: number | null): number => {
    const one = shown[lane];
    if (!one?.trials) return NaN;
    // Beyond what was measured a number would be a guess.
    return at === null ? (one.measured.share.at(-1) ?? 0) : shareAt(one.restarted, at);
  };
  const written = (value: number): string => (Number.isNaN(value) ? '–' : `${Math.round(100 * value)} %`);
  return {
    id: 'runtimes',
    title: targets > 1 ? `Targets reached, of ${targets}` : 'Target reached',
    help: `The empirical distribution of runtimes, as COCO draws it: the share of all pairs of run and target that were reached after so many evaluations${targets > 1 ? `, over ${targets} targets from easy to hard` : ''}. A cross marks where runs that failed had ended; behind it restarts are simulated from the runs that are there.`,
    text: known
      ? `Share of targets reached: ${lanes.map(({ name }, k) => `${name} ${written(share(k, null))}`).join(', ')}.`
      : 'No run is over yet.',
    x: evaluationsAxis(Math.min(...firsts, most), most),
    y: { domain: [0, 1], scale: 'linear', label: shareLabel },
    over: measure.evaluations,
    linked: true,
    mark: null,
    empty: !known,
    reading: () => ({ written: '', spoken: '' }),
    legend: (at) => lanes.map((lane, k) => ({ ...lane, value: written(share(k, at)) })),
    draw(pen, frame) {
      pen.lineJoin = 'round';
      fromLastToFirst(shown, ({ restarted, measuredUntil, trials }, k) => {
        if (!lanes[k] || trials === 0) return;
        const end = frame.x(frame.valueAt(frame.right));
        const until = measuredUntil === null ? end : Math.min(end, frame.x(measuredUntil));
        const line = steps(restarted, frame.x, frame.y, end);
        pen.strokeStyle = lanes[k].colour;
        pen.lineWidth = 1.8;
        pen.beginPath();
        trace(pen, before(line, until));
        pen.stroke();
        if (measuredUntil === null) return;
        pen.globalAlpha = 0.55;
        pen.lineWidth = 1.2;
        pen.beginPath();
        trace(pen, after(line, until));
        pen.stroke();
        pen.globalAlpha = 1;
        const y = frame.y(shareAt(restarted, measuredUntil));
        pen.lineWidth = 2;
        pen.beginPath();
        for (const turn of [1, -1]) {
          pen.moveTo(until - CROSS, y - turn * CROSS);
          pen.lineTo(until + CROSS, y + turn * CROSS);
        }
        pen.stroke();
      });
    },
    table() {
      const moments = [...new Set(shown.flatMap(({ restarted }) => [...restarted.at]))].sort((a, b) => a - b);
      return {
        columns: ['evaluations', ...lanes.map(({ name }) => name)],
        rows: moments.map((at) => [at, ...lanes.map((_, k) => share(k, at))]),
      };
    },
  };
}

/** A distribution as steps in pixels, from nothing at the left edge to its height at the right one. */
function steps({ at, share }: RuntimeSteps, x: (v: number) => number, y: (v: number) => number, end: number): Line {
  const line: number[] = [x(1), y(0)];
  for (let k = 0; k < at.length && x(at[k]) <= end; k++)
    line.push(x(at[k]), line[line.length - 1], x(at[k]), y(share[k]));
  line.push(end, line[line.length - 1]);
  return line;
}

/** The part of steps up to a place. */
function before(line: Line, until: number): Line {
  const cut: number[] = [];
  for (let k = 0; k < line.length && line[k] <= until; k += 2) cut.push(line[k], line[k + 1]);
  if (cut.length > 0) cut.push(until, cut[cut.length - 1]);
  return cut;
}

/** The part of steps from a place on. */
function after(line: Line, from: number): Line {
  let k = 0;
  while (k + 2 < line.length && line[k + 2] <= from) k += 2;
  return [from, line[k + 1], ...line.slice(k + 2)];
}
