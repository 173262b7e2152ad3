import { describe, expect, test } from 'vitest';
import { traceCsv, traceJson } from '../../src/app/export/trace-files.ts';
import { plotFrame } from '../../src/app/plots/frame.ts';
import { plotsOf } from '../../src/app/plots/registry.ts';
import { COLUMN } from '../../src/core/experiment/history.ts';
import { contextOf, strokes } from './plot-context.ts';
import { beganTask, taskSnapshot } from './task-run.ts';

const SETTINGS = { problem: 'cartpole', strategy: 'deep-ga', seed: 3, dim: undefined };
const { run, description } = beganTask(SETTINGS, 5);
const snapshot = taskSnapshot(run);
const context = contextOf(SETTINGS, snapshot);
const plots = plotsOf(context);

describe('plots of a task', () => {
  test('show returns instead of costs, and a score of its own where the score is another number', () => {
    expect(plots.map(({ id }) => id)).toEqual(['return', 'genome', 'costs', 'diversity']);
    const maze = { problem: 'hard-maze', strategy: 'novelty-search', dim: undefined };
    const ids = plotsOf(contextOf(maze, undefined)).map(({ id }) => id);
    expect(ids.slice(0, 2)).toEqual(['score', 'return']);
    for (const plot of plotsOf(contextOf(maze, undefined))) expect(plot.empty).toBe(true);
  });

  test('the return has the test, the quartiles and the line at which the task is solved', () => {
    const [plot] = plots;
    expect(plot.mark).toEqual({ value: 475, label: 'solved: 475 of 500' });
    expect(plot.over).toBe('policies tried');
    const { columns, rows } = plot.table();
    expect(columns.slice(2)).toEqual(['test', 'best', 'upper quartile', 'median', 'lower quartile']);
    expect(rows).toHaveLength(5);
    rows.forEach((row, k) => {
      const [, , test_, best, upper, median, lower] = row;
      expect(test_).toBe(500 - snapshot.history.values[k * snapshot.history.width + COLUMN.score]);
      expect(best).toBeGreaterThanOrEqual(upper);
      expect(upper).toBeGreaterThanOrEqual(median);
      expect(median).toBeGreaterThanOrEqual(lower);
      expect(lower).toBeGreaterThan(0);
    });
    expect(plot.reading(null).written).toBe(`${(500 - run.testScore).toPrecision(3)} of 500`);
    const [low, high] = plot.y.domain;
    expect(low).toBeLessThan(Math.min(...rows.map((row) => row[6])));
    expect(high).toBeGreaterThan(475);
  });

  test('draw within their frames', () => {
    for (const plot of plots) {
      const pen = strokes();
      const frame = plotFrame(plot.x, plot.y, 320, 160);
      plot.draw(pen, frame);
      expect(pen.points.length).toBeGreaterThan(0);
      expect(pen.points.every(Number.isFinite)).toBe(true);
    }
  });

  test('the score of each generation is in the files', () => {
    const record = { description, claim: null, link: 'https://example.org/#1!', runs: [snapshot] };
    const [comment, head, first] = traceCsv(record)
      .split('\n')
      .filter((line) => !line.startsWith('# ') || line.startsWith('# rows'));
    expect(comment).toContain('costs are 500 - return');
    const column = head.split(',').indexOf('generation_score');
    expect(Number(first.split(',')[column])).toBe(snapshot.history.values[COLUMN.score]);
    const { columns, trace } = JSON.parse(traceJson(record)) as {
      columns: string[];
      trace: { rows: number[][] }[];
    };
    expect(trace[0].rows[4][columns.indexOf('generation_score')]).toBe(run.testScore);
    expect(trace[0].rows[0]).toHaveLength(columns.length);
  });
});

test('where training shows the score, a generation has that of its best individual', () => {
  const maze = beganTask({ problem: 'hard-maze', strategy: 'deep-ga', population: 20 }, 3);
  const { history, best } = taskSnapshot(maze.run);
  const scores = [0, 1, 2].map((row) => history.values[row * history.width + COLUMN.score]);
  expect(Math.min(...scores)).toBe(best);
  expect(maze.run.testScore).toBe(scores[2]);
});
