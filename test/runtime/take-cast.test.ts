import { describe, expect, test } from 'vitest';
import { Run } from '../../src/core/experiment/run.ts';
import { resolve } from '../../src/core/experiment/settings.ts';
import { advance } from '../../src/engines/advance.ts';
import { Crew } from '../../src/engines/crew.ts';
import { engineSetting } from '../../src/engines/setting.ts';
import { WasmEngine } from '../../src/engines/wasm/engine.ts';
import { Kernels } from '../../src/kernels/kernels.ts';
import { takeCast, takeEndings } from '../../src/runtime/host/take-cast.ts';
import { WatchHost } from '../../src/runtime/host/watch-host.ts';
import type { Scene } from '../../src/runtime/watch-orders.ts';
import { kernelModule } from '../kernels/load.ts';

const kernels = new Kernels(kernelModule);

function began(settings: Record<string, unknown>, generations: number) {
  const { description } = resolve(settings);
  const setting = engineSetting(description);
  const crew = new Crew(new WasmEngine(kernels, setting), setting, 'auto', () => 0);
  const run = new Run(description, 0, kernels);
  for (let k = 0; k < generations; k++) void advance(run, crew);
  return { run, crew, setting };
}

describe('who is to be seen acting', () => {
  test.each(['cma-es', 'openai-es', 'deep-ga', 'random-search'])(
    '%s: everybody who was evaluated, with the cost that acting again gives',
    (strategy) => {
      const { run, crew, setting } = began({ problem: 'cartpole', strategy, episodes: 2, seed: 5 }, 3);
      const cast = takeCast(run, crew, 8)!;
      expect(cast.generation).toBe(run.generation);
      expect([...cast.ranks].slice(0, 4)).toEqual([0, 1, 2, 3]);
      expect(cast.costs[0]).toBe(Math.min(...run.ranking!.costs));
      const host = new WatchHost();
      const sums = new Float64Array(cast.ranks.length);
      for (const episode of [0, 1]) {
        const { ticket } = host.open(kernelModule, {
          setting,
          weights: cast.weights,
          episode: { kind: 'training', ...cast.address, episode },
        });
        let last: Scene | null = null;
        for (let scene = host.more(ticket, 500); scene; scene = host.more(ticket, 500)) last = scene;
        sums.forEach((_, i) => (sums[i] += last!.returns[(i + 1) * last!.steps - 1]));
      }
      expect([...sums].map((sum) => 500 - sum / 2)).toEqual([...cast.costs]);
    },
  );

  test('the best is there however many weights it has', () => {
    const { run, crew } = began({ problem: 'cartpole', strategy: 'deep-ga', hidden: '120_120' }, 1);
    const cast = takeCast(run, crew, 256)!;
    expect(cast.weights.length).toBeLessThanOrEqual(500_000);
    expect(cast.ranks.length).toBeGreaterThan(1);
    expect(cast.ranks[0]).toBe(0);
  });

  test('nobody before the first generation', () => {
    const { run, crew } = began({ problem: 'cartpole', strategy: 'deep-ga' }, 0);
    expect(takeCast(run, crew, 8)).toBeNull();
    expect(takeEndings(run)).toBeNull();
  });
});

test('endings of a maze are those of the whole generation, with what is remembered', () => {
  const settings = { problem: 'hard-maze', strategy: 'novelty-search', population: 40, parents: 8, archive: 0.5 };
  const { run } = began(settings, 2);
  const endings = takeEndings(run)!;
  expect(endings.width).toBe(3);
  // Forty children, and whoever was the most novel.
  expect(endings.rows.length).toBe(3 * 41);
  expect(endings.archiveWidth).toBe(2);
  expect(endings.archive.length).toBeGreaterThan(20);
  for (let i = 0; i < 40; i++) expect(endings.rows[3 * i]).toBeGreaterThan(3);
});

describe('elites of a maze', () => {
  test.each(['map-elites', 'cma-me'])(
    '%s: what each of them costs, and whoever is asked for, who earns that',
    (strategy) => {
      const { run, setting } = began({ problem: 'hard-maze', strategy, population: 40 }, 4);
      const { side, ranges, costs, chosen } = takeEndings(run)!.elites!;
      expect({ side, ranges, chosen }).toEqual({
        side: 20,
        ranges: [
          [0, 200],
          [0, 200],
        ],
        chosen: null,
      });
      expect(costs).toHaveLength(400);
      const own = [...costs.keys()].filter((cell) => !Number.isNaN(costs[cell]));
      expect(own.length).toBeGreaterThan(10);
      const host = new WatchHost();
      for (const cell of own.slice(0, 5)) {
        const { weights } = takeEndings(run, cell)!.elites!.chosen!;
        const episode = { kind: 'training', seed: 1, repetition: 0, generation: 0, episode: 0 } as const;
        const { ticket } = host.open(kernelModule, { setting, weights, episode });
        let last: Scene | null = null;
        for (let scene = host.more(ticket, 500); scene; scene = host.more(ticket, 500)) last = scene;
        expect(-last!.returns[last!.steps - 1]).toBe(costs[cell]);
        const [x, y] = [last!.states[last!.states.length - 5], last!.states[last!.states.length - 4]];
        expect(Math.floor(x / 10) + 20 * Math.floor(y / 10)).toBe(cell);
      }
      const empty = costs.findIndex((cost) => Number.isNaN(cost));
      expect(takeEndings(run, empty)!.elites!.chosen).toBeNull();
      expect(takeEndings(run, 400)!.elites!.chosen).toBeNull();
    },
  );

  test('there are none where a search keeps none', () => {
    const { run } = began({ problem: 'hard-maze', strategy: 'novelty-search', population: 40, parents: 8 }, 2);
    expect(takeEndings(run)!.elites).toBeNull();
  });
});
