import { describe, expect, it } from 'vitest';
import { COLUMN, History, READINGS } from '../../../src/core/experiment/history.ts';
import { linesOf, readingCount, spectrumColumn } from '../../../src/core/strategies/readings.ts';
import { STRATEGIES } from '../../../src/core/strategies/registry.ts';
import { advance } from '../../../src/engines/advance.ts';
import { sphere } from '../functions.ts';
import { prepare } from '../minimise.ts';

const sample = (evaluations: number) => ({
  evaluations,
  best: 1,
  lower: 2,
  median: 3,
  upper: 4,
  score: 6,
  readings: [5],
});

describe('a history', () => {
  it('keeps generations at even spacing in bounded memory', () => {
    const history = new History(1);
    for (let g = 0; g < 10_000; g++) history.add(sample(g));
    const { values, width, stride, length, generations } = history.record();
    expect([stride, generations, width]).toEqual([8, 10_000, READINGS + 1]);
    expect(length).toBe(1250);
    for (let row = 0; row < length; row++) expect(values[row * width]).toBe(8 * row);
    expect(values.slice(0, width)).toEqual(Float64Array.of(0, 1, 2, 3, 4, NaN, NaN, 6, 5));
  });

  it('is told what was observed of the generations that it keeps, and of no other', () => {
    const history = new History(1);
    expect(history.seconds).toBe(0);
    for (let g = 0; g < 5000; g++) {
      history.add(sample(g));
      expect(history.kept).toBe(g % history.record().stride === 0);
      history.observe({ diversity: g, seconds: g / 100 });
    }
    const record = history.record();
    for (let row = 0; row < record.length; row++) {
      const evaluations = record.values[row * record.width];
      expect(record.values[row * record.width + COLUMN.diversity]).toBe(evaluations);
      expect(record.values[row * record.width + COLUMN.seconds]).toBe(evaluations / 100);
    }
    expect(history.seconds).toBe(49.96);
    expect(new History(1, record).seconds).toBe(49.96);
  });
});

describe('the rows of a run', () => {
  it('hold the quartiles of each generation, in order, and every reading of its strategy', () => {
    for (const { id } of STRATEGIES) {
      const { run, crew, engine, description } = prepare(
        { strategy: id, dim: 13, evaluations: 400, target: 0 },
        sphere,
      );
      while (advance(run, crew)) {
        const { values, width, length } = run.history.record();
        const row = values.subarray((length - 1) * width);
        const sorted = Array.from(run.ranking!.costs).sort((a, b) => a - b);
        const at = (share: number): number => sorted[Math.floor(share * sorted.length)];
        expect([...row.slice(COLUMN.best, COLUMN.upper + 1)]).toEqual([at(0), at(0.25), at(0.5), at(0.75)]);
        expect(width).toBe(READINGS + readingCount(run.strategy, description.dim));
        expect(
          [...row.slice(READINGS, width)].filter((value) => !Number.isFinite(value)),
          id,
        ).toEqual([]);
      }
      engine.release();
    }
  });

  it('hold at most ten numbers of a spectrum, its two ends among them', () => {
    expect([2, 10, 11, 40].map(linesOf)).toEqual([2, 10, 10, 10]);
    const { run, crew, engine } = prepare({ strategy: 'cma-es', restart: 'ipop', dim: 13, evaluations: 900 }, sphere);
    while (advance(run, crew));
    engine.release();
    const { values, width, length } = run.history.record();
    const from = (length - 1) * width + spectrumColumn(run.strategy, 0, 13);
    const lengths = [...values.slice(from, from + 10)];
    expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
    // The reading before them is the ratio of the two ends.
    expect(lengths[9] / lengths[0]).toBe(values[from - 1]);
  });
});
