import { COLUMN } from '../../../core/experiment/history.ts';
import type { Snapshot } from '../../../runtime/snapshot.ts';
import { bestAt, improvementSteps, trace } from '../../plots/curves.ts';
import { measureOf } from '../../words/measure.ts';
import { costScale } from './cost-scale.ts';
import { evaluationsAxis, fromLastToFirst, type RaceContext, type RacePlotModel } from './race-plot.ts';

/** The best of each lane over its evaluations, while they race. */
export function convergencePlot(context: RaceContext, runs: readonly (Snapshot | null)[]): RacePlotModel {
  const { description, lanes } = context;
  const measure = measureOf(description);
  const scale = costScale(description);
  const begun = runs.filter((run) => run !== null && run.improvements.length > 0) as readonly Snapshot[];
  const most = Math.max(0, ...begun.map(({ evaluations }) => evaluations));
  const first = Math.min(Infinity, ...begun.map(({ history }) => history.values[COLUMN.evaluations] ?? Infinity));
  const value = (run: Snapshot | null, at: number | null): number =>
    !run ? NaN : at === null ? run.best : bestAt(run.improvements, at);
  return {
    id: 'convergence',
    title: measure.name,
    help: 'The best of each lane so far over its own evaluations: what stands above each other cost the same. Pointing at a moment tells every lane’s value there.',
    text: begun.length
      ? `${measure.best} of each lane: ${lanes.map(({ name }, k) => `${name} ${measure.spoken(value(runs[k], null))}`).join(', ')}.`
      : 'Nothing has raced yet.',
    x: evaluationsAxis(first, most),
    y: scale.axis(begun.flatMap(({ improvements, best }) => [improvements[1], best])),
    over: measure.evaluations,
    linked: true,
    tall: true,
    mark: scale.mark,
    empty: begun.length === 0,
    reading: () => ({ written: '', spoken: '' }),
    legend: (at) => lanes.map((lane, k) => ({ ...lane, value: measure.written(value(runs[k] ?? null, at)) })),
    draw(pen, frame) {
      const place = scale.place(frame);
      pen.lineJoin = 'round';
      pen.lineWidth = 1.8;
      fromLastToFirst(runs, (run, k) => {
        if (!run || !lanes[k]) return;
        pen.strokeStyle = lanes[k].colour;
        pen.beginPath();
        trace(pen, improvementSteps(run.improvements, run.evaluations, frame.x, place));
        pen.stroke();
      });
    },
    table() {
      const moments = [
        ...new Set(begun.flatMap(({ improvements }) => [...improvements].filter((_, k) => k % 2 === 0))),
      ];
      const rows = moments
        .sort((one, other) => one - other)
        .map((at) => [at, ...runs.map((run) => (run ? measure.value(bestAt(run.improvements, at)) : NaN))]);
      return { columns: ['evaluations', ...lanes.map(({ name }) => name)], rows };
    },
  };
}
