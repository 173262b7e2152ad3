import { describe, expect, test } from 'vitest';
import { SURPRISE_INSTANCES, surprise, SURPRISES } from '../../src/app/panels/problem/surprises.ts';
import { problemOf } from '../../src/core/problems/registry.ts';
import { Run } from '../../src/core/experiment/run.ts';
import { resolve } from '../../src/core/experiment/settings.ts';
import { advance } from '../../src/engines/advance.ts';
import { Crew } from '../../src/engines/crew.ts';
import { engineSetting } from '../../src/engines/setting.ts';
import { WasmEngine } from '../../src/engines/wasm/engine.ts';
import { loadKernels } from '../kernels/load.ts';

const kernels = loadKernels();
const INSTANCES = [1, 4, 7, 9, SURPRISE_INSTANCES];
/** One run in five may be lucky or unlucky. */
const MOST_EXCEPTIONS = 1;

function reaches(settings: Record<string, unknown>): boolean {
  const { description, issues } = resolve(settings);
  expect(issues).toEqual([]);
  const setting = engineSetting(description);
  const engine = new WasmEngine(kernels, setting);
  const run = new Run(description, 0, kernels);
  const crew = new Crew(engine, setting, 'auto', () => 0);
  while (advance(run, crew) === true);
  engine.release();
  return run.best <= description.target;
}

const mostOf = ({ problem }: Record<string, unknown>): number => problemOf(String(problem)).instances[1];

describe('surprises', () => {
  test.each(SURPRISES)('$settings.strategy on $settings.problem: ends $ends', ({ settings, ends }) => {
    const expected = INSTANCES.filter(
      (instance) =>
        reaches({ ...settings, instance: Math.min(instance, mostOf(settings)), seed: 17 * instance }) ===
        (ends === 'reached'),
    );
    expect(expected.length).toBeGreaterThanOrEqual(INSTANCES.length - MOST_EXCEPTIONS);
  });

  test('are all drawn, with a seed and an instance that can be told, and never twice in a row', () => {
    const drawn = new Set(SURPRISES.map((_, k) => surprise([k, k, k]).watch));
    expect(drawn.size).toBe(SURPRISES.length);
    for (let k = 0; k < 100; k++) {
      const words = [4_294_967_295 - k, 977 * k, 31 * k];
      const one = surprise(words);
      expect(one.settings['instance']).toBeLessThanOrEqual(SURPRISE_INSTANCES);
      expect(surprise(words, one).watch).not.toBe(one.watch);
      expect(surprise(words)).toEqual(one);
    }
  });
});
