import { describe, expect, test } from 'vitest';
import { compact } from '../../src/app/compare/words/compact.ts';
import { laneNames } from '../../src/app/compare/words/lane-names.ts';
import { timeLeft } from '../../src/app/compare/words/time-left.ts';
import { columnsFor } from '../../src/app/compare/stages/columns.ts';
import { resolve } from '../../src/core/experiment/settings.ts';

const names = (...lanes: readonly Record<string, unknown>[]): readonly string[] =>
  laneNames({ lanes: lanes.map((lane) => resolve({ problem: 'bbob-f10', dim: 5, ...lane }).description) });

describe('lanes are called', () => {
  test('by their strategy, and by what makes two of the same differ', () => {
    expect(names({ strategy: 'cma-es' }, { strategy: 'deep-ga', population: 40 })).toEqual(['CMA-ES', 'Deep GA']);
    expect(names({ strategy: 'cma-es' }, { strategy: 'cma-es', population: 40 })).toEqual([
      'CMA-ES, population λ 8',
      'CMA-ES, population λ 40',
    ]);
    expect(names({ strategy: 'cma-es' }, { strategy: 'cma-es', restart: 'ipop' })).toEqual([
      'CMA-ES, no restarts',
      'CMA-ES, IPOP restarts',
    ]);
  });

  test('by what they add to the name of their strategy, first where several have it', () => {
    const rules = [
      { model: 'rank-weighted' },
      { model: 'rank-weighted', labels: 'shuffled' },
      { model: 'language-model' },
    ];
    const lanes = rules.map((rule) => ({ strategy: 'evollm', ...rule }));
    expect(names(...lanes, { strategy: 'cma-es' })).toEqual([
      'Weighted mean, no language model · EvoLLM',
      'Weighted mean, shuffled labels, no language model · EvoLLM',
      'Language model · EvoLLM',
      'CMA-ES',
    ]);
    expect(names(lanes[0], { strategy: 'cma-es' })[0]).toBe('EvoLLM · weighted mean, no language model');
    expect(names(lanes[0], { ...lanes[0], population: 40 }, lanes[2], lanes[2]).slice(1)).toEqual([
      'Population λ 40, weighted mean, no language model · EvoLLM',
      'Language model · EvoLLM (1)',
      'Language model · EvoLLM (2)',
    ]);
  });

  test('by number where nothing makes them differ', () => {
    expect(names({ strategy: 'pgpe' }, { strategy: 'pgpe' })).toEqual(['PGPE (1)', 'PGPE (2)']);
  });
});

test('counts are short in narrow tables', () => {
  expect([7.666, 942.4, 7512, 33_333, 1_234_567, 2.5e9].map((value) => compact(value, 3))).toEqual([
    ...['7.67', '942', '7.51k', '33.3k', '1.23M', '2.50G'],
  ]);
  // Rounding may bring the next unit.
  expect(compact(999.9, 2)).toBe('1.0k');
  expect([Infinity, NaN, 0.25].map((value) => compact(value, 2))).toEqual(['∞', '–', '0.3']);
});

test('a time to wait is told as people do', () => {
  expect([null, 0.4, 12.3, 99, 185, 7300, 400_000].map(timeLeft)).toEqual([
    ...['', 'nearly there', '12 s left', '99 s left', '3 min left', '2 h left', '111 h left'],
  ]);
});

test('pictures stand in one row, or in two that are nearly even', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8].map(columnsFor)).toEqual([1, 2, 3, 4, 3, 3, 4, 4]);
});
