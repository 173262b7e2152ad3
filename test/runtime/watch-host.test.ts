import { describe, expect, test } from 'vitest';
import { resolve } from '../../src/core/experiment/settings.ts';
import { findTask, TASKS } from '../../src/core/problems/tasks/registry.ts';
import { engineSetting } from '../../src/engines/setting.ts';
import { WasmEngine } from '../../src/engines/wasm/engine.ts';
import { Kernels } from '../../src/kernels/kernels.ts';
import { TaskKernel } from '../../src/kernels/task.ts';
import { WatchHost } from '../../src/runtime/host/watch-host.ts';
import type { Scene } from '../../src/runtime/watch-orders.ts';
import { kernelModule } from '../kernels/load.ts';

const kernels = new Kernels(kernelModule);
const ADDRESS = { seed: 7, repetition: 1, generation: 3 };

function settingOf(problem: string, more: Record<string, unknown> = {}) {
  const { description } = resolve({ problem, episodes: 1, strategy: 'random-search', ...more });
  return engineSetting(description);
}

/** Weights that make policies of different quality, the same in every run. */
function weightsOf(size: number, dim: number): Float64Array {
  return Float64Array.from({ length: size * dim }, (_, k) => ((k * 2654435761) % 1000) / 500 - 1);
}

function playAll(host: WatchHost, ticket: number, steps: number): Scene[] {
  const scenes: Scene[] = [];
  for (let scene = host.more(ticket, steps); scene; scene = host.more(ticket, steps)) scenes.push(scene);
  return scenes;
}

describe('watching', () => {
  test.each(TASKS.map(({ id }) => id))('%s: everybody makes the steps of its rollout, bit for bit', (id) => {
    const setting = settingOf(id);
    const size = 6;
    const weights = weightsOf(size, setting.dim);
    const engine = new WasmEngine(kernels, setting);
    const plan = { kind: 'points', size, dimension: setting.dim, rows: weights } as const;
    const { costs, outcomes } = engine.evaluate(plan, ADDRESS, 0, size);
    const host = new WatchHost();
    const opening = host.open(kernelModule, {
      setting,
      weights,
      episode: { kind: 'training', ...ADDRESS, episode: 0 },
    });
    expect(opening.actors).toBe(size);
    const scenes = playAll(host, opening.ticket, 100);
    const last = scenes.at(-1)!;
    expect(last.over).toBe(true);
    const { ceiling } = findTask(id)!;
    const returns = Array.from({ length: size }, (_, i) => last.returns[(i + 1) * last.steps - 1]);
    expect(returns.map((sum) => ceiling - sum)).toEqual([...costs]);
    // Of the first one, what its end is judged by, too.
    const width = (outcomes?.length ?? 0) / size;
    expect([...last.outcomes.subarray((last.steps - 1) * width)]).toEqual([...(outcomes ?? []).slice(0, width)]);
    engine.release();
  });

  test('the size of the pieces that it is brought in changes nothing', () => {
    const setting = settingOf('cartpole-swingup');
    const order = { setting, weights: weightsOf(3, setting.dim), episode: { kind: 'test', episode: 4 } } as const;
    const host = new WatchHost();
    const whole = playAll(host, host.open(kernelModule, order).ticket, 1000);
    const parts = playAll(host, host.open(kernelModule, order).ticket, 64);
    expect(whole.length).toBe(1);
    const ofLeader = (scenes: readonly Scene[]): number[] =>
      scenes.flatMap(({ states, steps }) => [...states.subarray(0, 4 * steps)]);
    // It is brought in whole pieces, of which the last may reach beyond the end of the last one acting.
    const [some, all] = [ofLeader(parts), ofLeader(whole)];
    expect(some.length).toBeGreaterThan(0);
    expect(all.slice(0, some.length)).toEqual(some);
    const thoughts = parts.flatMap(({ insights }) => [...insights]);
    expect([...whole[0].insights.subarray(0, thoughts.length)]).toEqual(thoughts);
    expect(parts.at(-1)!.lengths).toEqual(whole[0].lengths);
  });

  test.each(['tanh', 'relu', 'linear'])('looks into a network of %s as it acts', (activation) => {
    const setting = settingOf('point-navigation', { hidden: '5_3', activation });
    const weights = weightsOf(1, setting.dim);
    const host = new WatchHost();
    const thoughts = [...host.think(kernelModule, setting, weights, [0.5, -0.25, 0.1, 0.2])];
    const bend = { tanh: Math.tanh, relu: (x: number) => Math.max(0, x), linear: (x: number) => x }[activation]!;
    let layer = [0.5, -0.25, 0.1, 0.2];
    const expected = [...layer];
    let at = 0;
    for (const width of [5, 3, 2]) {
      const biases = at + layer.length * width;
      const sums = Array.from({ length: width }, (_, o) =>
        layer.reduce((sum, value, i) => sum + weights[at + o * layer.length + i] * value, weights[biases + o]),
      );
      at = biases + width;
      layer = width === 2 ? sums : sums.map(bend);
      expected.push(...layer);
    }
    expect(thoughts.length).toBe(expected.length);
    thoughts.forEach((value, k) => expect(value).toBeCloseTo(expected[k], 6));
  });

  test('begins where it is told to, and where training and tests begin', () => {
    const setting = settingOf('cartpole', { episodes: 4 });
    const host = new WatchHost();
    const chosen = [0, 0.5, 0.01, -0.5];
    expect(host.begin(kernelModule, setting, { kind: 'chosen', state: chosen }).state).toEqual(chosen);
    const first = host.begin(kernelModule, setting, { kind: 'training', ...ADDRESS, episode: 0 }).state;
    const third = host.begin(kernelModule, setting, { kind: 'training', ...ADDRESS, episode: 2 }).state;
    const test = host.begin(kernelModule, setting, { kind: 'test', episode: 0 }).state;
    for (const state of [first, third, test]) for (const x of state) expect(Math.abs(x)).toBeLessThan(0.05);
    expect(new Set([first, third, test].map(String)).size).toBe(3);
  });

  test('steps by hand are the steps of the task', () => {
    const setting = settingOf('mountaincar');
    const host = new WatchHost();
    let { state } = host.begin(kernelModule, setting, { kind: 'chosen', state: [-0.5, 0] });
    const policy = weightsOf(1, setting.dim);
    const opening = host.open(kernelModule, { setting, weights: policy, episode: { kind: 'chosen', state } });
    const scene = host.more(opening.ticket, 20)!;
    for (let k = 0; k < scene.steps; k++) {
      const made = host.step(kernelModule, setting, state, [[scene.actions[k]]]);
      expect(made.state.map(Math.fround)).toEqual([...scene.states.subarray(2 * k, 2 * k + 2)]);
      expect(made.reward).toBe(-1);
      ({ state } = made);
    }
    // Some at a time are the same steps, and none is made beyond the end.
    const pushes = Array.from({ length: 300 }, (_, k) => [k % 80 < 40 ? 0 : 2]);
    const all = host.step(kernelModule, setting, [-0.5, 0], pushes);
    const { states } = new TaskKernel(kernels, 'taskMountaincar').steps([-0.5, 0], pushes);
    expect(all.state).toEqual(states[all.steps - 1]);
    expect(all.before).toEqual(states[all.steps - 2]);
    expect([all.reward, all.ended]).toEqual([-all.steps, all.steps < 300]);
  });

  test('tell what the task is judged by, whatever the return is', () => {
    const setting = settingOf('hard-maze');
    const host = new WatchHost();
    const { state, outcomes } = host.begin(kernelModule, setting, {
      kind: 'chosen',
      state: [36, 26, 90, 0, 0, 36, 26, Infinity, 0],
    });
    expect(outcomes).toEqual([36, 26, Infinity]);
    const made = host.step(
      kernelModule,
      setting,
      state,
      Array.from({ length: 40 }, () => [0, 0.5]),
    );
    const [x, y, closest] = made.outcomes;
    expect([x, y]).toEqual(made.state.slice(0, 2));
    expect(closest).toBeLessThan(10);
    expect(closest).toBeLessThan(Math.hypot(x - 31, y - 20));
    expect(made.reward).toBe(0);
  });

  test('shows the points of a classification, and where a classifier changes its mind', () => {
    const setting = settingOf('xor', { hidden: 'none' });
    const host = new WatchHost();
    // First class scores −x, second x: they part at x = 0.
    const weights = Float64Array.from([-1, 0, 1, 0, 0, 0, -1, 0, 1, 0, -1, -1]);
    const order = { setting, weights, x: [-1, 1], y: [-1, 1], side: 64, coarse: 32, test: false } as const;
    const boundary = host.boundary(kernelModule, order);
    const { points, wrong } = boundary;
    expect([points.length, wrong.length]).toEqual([800, 400]);
    for (let i = 0; i < 400; i++) {
      expect(points[2 * i] > 0 === points[2 * i + 1] > 0).toBe(i % 2 === 0);
      expect(wrong[i]).toBe(points[2 * i] > 0 === (i % 2 === 1) ? 0 : 1);
    }
    const { wrong: inTest } = host.boundary(kernelModule, { ...order, test: true });
    expect(inTest.length).toBe(200);
    const engine = new WasmEngine(kernels, setting);
    const plan = { kind: 'points', size: 1, dimension: setting.dim, rows: weights.slice(0, 6) } as const;
    const [errors] = engine.evaluate(plan, { ...ADDRESS, test: true }, 0, 1).costs;
    expect(inTest.reduce((sum, one) => sum + one, 0) / 200).toBeCloseTo(errors, 12);
    engine.release();
    expect(boundary.shares[0]).toBeLessThan(0.5);
    expect(boundary.shares[63]).toBeGreaterThan(0.5);
    const xs = [...boundary.line].filter((value, k) => k % 2 === 0 && !Number.isNaN(value));
    expect(xs.length).toBeGreaterThan(10);
    for (const x of xs) expect(x).toBeCloseTo(0.5, 1);
    expect(boundary.others.length).toBeGreaterThan(0);
  });

  test('says what is wrong with what it is asked', () => {
    const host = new WatchHost();
    const setting = settingOf('cartpole');
    const episode = { kind: 'test', episode: 0 } as const;
    expect(() => host.open(kernelModule, { setting, weights: new Float64Array(7), episode })).toThrow(
      '7 weights are not those of networks with 114.',
    );
    const bbob = settingOf('bbob-f1', { episodes: undefined });
    expect(() => host.open(kernelModule, { setting: bbob, weights: new Float64Array(2), episode })).toThrow(
      '"bbob-f1" is no task that a policy could act in.',
    );
    expect(() => host.begin(kernelModule, setting, { kind: 'chosen', state: [1] })).toThrow(
      'A start has 1 numbers, but CartPole needs 4.',
    );
    const { ticket } = host.open(kernelModule, { setting, weights: weightsOf(1, 114), episode });
    host.open(kernelModule, { setting, weights: weightsOf(1, 114), episode });
    expect(() => host.more(ticket, 10)).toThrow('Another episode was begun meanwhile.');
  });
});
