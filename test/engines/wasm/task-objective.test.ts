import { describe, expect, it } from 'vitest';
import { mlp, weightCount } from '../../../src/core/policies/mlp.ts';
import type { DrawAddress, Plan } from '../../../src/core/population/plan.ts';
import { scoreOf, type Task } from '../../../src/core/problems/task.ts';
import { TASKS } from '../../../src/core/problems/tasks/registry.ts';
import { PURPOSE } from '../../../src/core/random/purposes.ts';
import { engineSetting } from '../../../src/engines/setting.ts';
import { WasmEngine } from '../../../src/engines/wasm/engine.ts';
import { PolicyKernel } from '../../../src/kernels/policy.ts';
import { TaskKernel } from '../../../src/kernels/task.ts';
import { loadKernels } from '../../kernels/load.ts';

const kernels = loadKernels();
const choice = { hidden: [5, 3], activation: 'tanh', fresh: 'normal', spread: 1 } as const;
const EPISODES = 3;
const POPULATION = 7;

function engineOf(task: Task): { engine: WasmEngine; dim: number } {
  const dim = weightCount(mlp(task, choice));
  const own = { problem: task.id, dim, instance: 1, bounds: 'none', task: { ...choice, episodes: EPISODES } } as const;
  return { engine: new WasmEngine(kernels, engineSetting(own)), dim };
}

const planOf = (dimension: number): Plan => ({
  kind: 'gaussian',
  size: POPULATION,
  dimension,
  mean: new Float64Array(dimension),
  sigma: 0.8,
  factor: null,
  mirrored: false,
});

/** Return and outcomes of one policy in one episode, step by step. */
function play(task: Task, weights: Float64Array, start: number[]): { total: number; state: number[] } {
  const kernel = new TaskKernel(kernels, task.kernel);
  const policy = new PolicyKernel(kernels, mlp(task, choice));
  let state = start;
  let total = 0;
  for (let k = 0, over = false; !over && k < task.limit; k++) {
    // A network scales its inputs itself.
    const { states, rewards, ended } = kernel.steps(state, [policy.act(weights, kernel.observe(state))]);
    [state] = states as number[][];
    total += rewards[0];
    [over] = ended;
  }
  policy.release();
  return { total, state };
}

/** States at the beginning of episodes. */
function startsOf(task: Task, episodes: number, address: DrawAddress): number[][] {
  const kernel = new TaskKernel(kernels, task.kernel);
  const memory = kernels.float64(episodes * kernel.stateSize);
  const { seed, repetition, generation, test = false } = address;
  const draw = (...key: [seed: number, repetition: number, generation: number, purpose: number]): void =>
    kernels.call.taskStarts(kernel.pointer, memory.pointer, episodes, 1, test, ...key);
  if (test) draw(0, 0, 0, PURPOSE.test);
  else draw(seed, repetition, generation, PURPOSE.episode);
  const starts = Array.from({ length: episodes }, (_, e) => [
    ...memory.values.subarray(e * kernel.stateSize, (e + 1) * kernel.stateSize),
  ]);
  memory.release();
  return starts;
}

describe.each(TASKS)('rollouts of $id', (task) => {
  const address = { seed: 3, repetition: 1, generation: 5 };

  it('give each individual the mean return of the generation’s episodes, as if it were stepped alone', () => {
    const { engine, dim } = engineOf(task);
    const plan = planOf(dim);
    const { costs, outcomes } = engine.evaluate(plan, address, 0, POPULATION);
    const starts = startsOf(task, EPISODES, address);
    const rows = engine.rows(plan, address, [0, 3, 6]);
    rows.forEach((weights, k) => {
      const i = [0, 3, 6][k];
      const played = starts.map((start) => play(task, weights, start));
      const mean = played.reduce((sum, { total }) => sum + total, 0) / EPISODES;
      expect(costs[i]).toBeCloseTo(task.ceiling - mean, 9);
      expect(costs[i]).toBeGreaterThanOrEqual(0);
      const width = task.outcomes.length;
      const at = { 'hard-maze': 5, 'point-navigation': 6 }[task.id] ?? 2;
      for (let o = 0; o < width; o++) {
        const expected = played.reduce((sum, { state }) => sum + state[at + o], 0) / EPISODES;
        expect(outcomes![i * width + o]).toBeCloseTo(expected, 9);
      }
    });
    engine.release();
  });

  it('do not depend on how a population is divided', () => {
    const { engine, dim } = engineOf(task);
    const plan = planOf(dim);
    const whole = engine.evaluate(plan, address, 0, POPULATION);
    const costs = [...whole.costs];
    const outcomes = [...(whole.outcomes ?? [])];
    const parts = [0, 1, 3, 6].map((from, k) => {
      const part = engine.evaluate(plan, address, from, [1, 3, 6, POPULATION][k]);
      return { costs: [...part.costs], outcomes: [...(part.outcomes ?? [])] };
    });
    expect(parts.flatMap((part) => part.costs)).toEqual(costs);
    expect(parts.flatMap((part) => part.outcomes)).toEqual(outcomes);
    engine.release();
  });

  it('test on episodes of their own, the same whatever the address', () => {
    if (task.testEpisodes === 0) return;
    const { engine, dim } = engineOf(task);
    const [weights] = engine.rows(planOf(dim), address, [2]);
    const plan: Plan = { kind: 'points', size: 1, dimension: dim, rows: weights };
    const [first] = engine.evaluate(plan, { ...address, test: true }, 0, 1).costs;
    const [second] = engine.evaluate(plan, { seed: 0, repetition: 0, generation: 0, test: true }, 0, 1).costs;
    expect(second).toBe(first);
    const played = startsOf(task, task.testEpisodes, { ...address, test: true }).map((s) => play(task, weights, s));
    const mean = (read: (one: (typeof played)[number]) => number): number =>
      played.reduce((sum, one) => sum + read(one), 0) / played.length;
    const at = task.id === 'point-navigation' ? 6 : 2;
    const outcomes = task.outcomes.map((_, o) => mean(({ state }) => state[at + o]));
    expect(first).toBeCloseTo(
      scoreOf(
        task,
        mean(({ total }) => total),
        outcomes,
      ),
      8,
    );
    engine.release();
  });
});
