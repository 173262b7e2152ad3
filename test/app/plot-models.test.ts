import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STRATEGIES, strategyOf } from '../../src/core/strategies/registry.ts';
import { Cursor } from '../../src/app/plots/cursor.svelte.ts';
import { generationAt } from '../../src/app/plots/curves.ts';
import { plotFrame } from '../../src/app/plots/frame.ts';
import { histogram } from '../../src/app/plots/histogram.ts';
import { progressAxis, progressOf } from '../../src/app/plots/progress.ts';
import { plotsOf } from '../../src/app/plots/registry.ts';
import { STRATEGY_TEXTS } from '../../src/app/words/strategy-texts.ts';
import { readChoices } from '../../src/app/plots/scales.svelte.ts';
import { advanceSnapshot, contextOf, strokes } from './plot-context.ts';

describe('every strategy', () => {
  test.each(STRATEGIES.map(({ id }) => id))(
    '%s has plots that can be drawn, read and said, empty and not',
    (strategy) => {
      for (const generations of [0, 1, 2, 50]) {
        const snapshot = generations > 0 ? advanceSnapshot({ strategy, dim: 12, target: 0 }, generations) : undefined;
        for (const unit of ['evaluations', 'seconds'] as const) {
          for (const scale of ['log', 'linear'] as const) {
            const models = plotsOf(contextOf({ strategy, dim: 12 }, snapshot, { unit, across: scale, cost: scale }));
            expect(models[0].id).toBe('cost');
            expect(new Set(models.map(({ id }) => id)).size).toBe(models.length);
            for (const model of models) {
              expect(model.text).not.toMatch(/NaN|undefined|Infinity/);
              const explained = model.explained && STRATEGY_TEXTS[model.explained].readings[model.id];
              expect(`${explained ?? ''} ${model.help}`.trim()).toMatch(/^[A-Z].*\.$/s);
              expect(model.reading(null).written).not.toMatch(/NaN|undefined/);
              const pen = strokes();
              model.draw(pen, plotFrame(model.x, model.y, 340, 160));
              expect(pen.points.every(Number.isFinite)).toBe(true);
              if (!model.empty) expect(pen.points.length).toBeGreaterThan(0);
              const { columns, rows } = model.table();
              for (const row of rows) expect(row.length).toBe(columns.length);
              if (model.linked && snapshot) expect(rows.length).toBe(snapshot.history.length);
              const { most } = strategyOf(strategy).readings.find(({ id }) => id === model.id) ?? {};
              if (most === undefined) continue;
              expect(model.y.domain[1]).toBeLessThanOrEqual(most);
              for (const row of rows) expect(row.at(-1)).toBeLessThanOrEqual(most);
            }
          }
        }
      }
    },
  );

  test('shows a plot of its population only where it has one', () => {
    const ids = (settings: Record<string, unknown>): string[] =>
      plotsOf(contextOf(settings, undefined)).map(({ id }) => id);
    expect(ids({ strategy: 'one-plus-one-es' })).toEqual(['cost', 'sigma']);
    expect(ids({ strategy: 'random-search' })).toEqual(['cost', 'costs', 'diversity']);
    expect(ids({ strategy: 'random-search', population: 1 })).toEqual(['cost']);
    expect(ids({ strategy: 'cma-es' })).toEqual(['cost', 'sigma', 'axis-ratio', 'costs', 'diversity', 'axis-lengths']);
  });
});

describe('the progress of a run', () => {
  const snapshot = advanceSnapshot({ dim: 3, target: 0 }, 300);

  test('in seconds goes there and back, and never falls', () => {
    const { at, evaluationsAt } = progressOf('seconds', snapshot.history);
    const last = snapshot.evaluations;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: last }), fc.integer({ min: 1, max: last }), (a, b) => {
        expect(evaluationsAt(at(a))).toBeCloseTo(a, 6);
        if (a < b) expect(at(a)).toBeLessThan(at(b));
      }),
    );
    // A clock may stand still between generations.
    const stopped = {
      ...snapshot.history,
      values: snapshot.history.values.map((v, k) => (k % snapshot.history.width === 6 ? 0.25 : v)),
    };
    expect(progressOf('seconds', stopped).at(last)).toBe(0.25);
    expect(Number.isFinite(progressOf('seconds', stopped).evaluationsAt(0.1))).toBe(true);
  });

  test('has an axis that holds all of it', () => {
    for (const unit of ['evaluations', 'seconds'] as const) {
      for (const scale of ['log', 'linear'] as const) {
        const { domain } = progressAxis(unit, scale, [snapshot]);
        expect(domain[0]).toBeLessThanOrEqual(progressOf(unit, snapshot.history).at(7));
        expect(domain[1]).toBeGreaterThanOrEqual(progressOf(unit, snapshot.history).at(snapshot.evaluations));
      }
    }
    expect(progressAxis('evaluations', 'log', []).domain).toEqual([5, 100]);
    expect(progressAxis('seconds', 'linear', []).domain).toEqual([0, 0.01]);
  });

  test('tells the generation of every evaluation', () => {
    for (const generations of [300, 5000]) {
      const { history, head } = advanceSnapshot(
        { strategy: 'random-search', population: 7, dim: 2, target: 0 },
        generations,
      );
      for (const generation of [1, 2, 3, 100, generations - 1, generations]) {
        expect(generationAt(history, 7 * generation, head)).toBe(generation);
        expect(generationAt(history, 7 * generation - 6, head)).toBe(generation);
      }
    }
  });
});

describe('the cursor', () => {
  const { history, evaluations } = advanceSnapshot(
    { strategy: 'random-search', population: 10, dim: 2, target: 0 },
    50,
  );

  test('walks along the generations with keys and stays within them', () => {
    const cursor = new Cursor();
    const press = (key: string): number | null => {
      cursor.move(key, history, evaluations);
      return cursor.evaluations;
    };
    expect([press('ArrowLeft'), press('ArrowLeft'), press('ArrowRight')]).toEqual([490, 480, 490]);
    expect([press('Home'), press('ArrowLeft'), press('PageUp')]).toEqual([10, 10, 210]);
    expect([press('End'), press('ArrowUp'), press('Escape')]).toEqual([500, 500, null]);
    expect(cursor.move('Escape', history, evaluations)).toBe(false);
    expect(cursor.move('a', history, evaluations)).toBe(false);
    expect(cursor.move('End', { ...history, length: 0 }, 0)).toBe(false);
  });

  test('belongs to a generation, which the stage and the scrubber show', () => {
    const cursor = new Cursor();
    const run = { history, head: { generation: 50, evaluations } };
    expect(cursor.generationIn(run)).toBeNull();
    for (const [at, generation] of [
      [10, 1],
      [11, 2],
      [500, 50],
    ]) {
      cursor.point(at);
      expect(cursor.generationIn(run)).toBe(generation);
    }
  });
});

describe('choices of scales', () => {
  test('are read back, and whatever else was stored chooses nothing', () => {
    const choice = { unit: 'seconds', across: 'linear', cost: 'linear' } as const;
    expect(readChoices(JSON.stringify(choice))).toEqual(choice);
    const plain = { unit: 'evaluations', across: 'log', cost: 'log' };
    for (const text of [null, '', '{', '7', 'null', '[]', '{"unit":"hours","cost":1}'])
      expect(readChoices(text)).toEqual(plain);
  });
});

describe('a histogram', () => {
  test('puts each value into its range, and all shares sum to one', () => {
    const values = fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(values, (costs) => {
        const shares = histogram(costs, { domain: [1e-3, 1e6], scale: 'log' });
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      }),
    );
    const shares = histogram([1e-5, 1.1, 1.1, 1e6], { domain: [1e-2, 1e2], scale: 'log' });
    expect([shares[0], shares[16], shares[31]]).toEqual([0.25, 0.5, 0.25]);
    expect(histogram([], { domain: [1, 10], scale: 'log' }).every((share) => share === 0)).toBe(true);
  });
});
