import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/core/experiment/fields.ts';
import { resultOf } from '../../../src/core/experiment/result.ts';
import { Run } from '../../../src/core/experiment/run.ts';
import { RUN_FIELDS } from '../../../src/core/experiment/schema.ts';
import { resolve, settingsOf } from '../../../src/core/experiment/settings.ts';
import { TASK_KEYS } from '../../../src/core/experiment/task-settings.ts';
import { openLink, writeLink } from '../../../src/core/link/link.ts';
import type { Plan } from '../../../src/core/population/plan.ts';
import { TASKS } from '../../../src/core/problems/tasks/registry.ts';
import { ALL_STRATEGIES, strategyOf } from '../../../src/core/strategies/registry.ts';
import { advance } from '../../../src/engines/advance.ts';
import { Crew } from '../../../src/engines/crew.ts';
import { engineSetting } from '../../../src/engines/setting.ts';
import { WasmEngine } from '../../../src/engines/wasm/engine.ts';
import { loadKernels } from '../../kernels/load.ts';

const kernels = loadKernels();

function prepare(settings: Record<string, unknown>) {
  const { description } = resolve(settings);
  const setting = engineSetting(description);
  const engine = new WasmEngine(kernels, setting);
  return { description, engine, crew: new Crew(engine, setting, 'auto', () => 0) };
}

const suits = (strategy: string, problem: string): boolean =>
  !strategyOf(strategy).needsBehaviour || problem === 'hard-maze';
const PAIRS = ALL_STRATEGIES.flatMap(({ id: strategy }) =>
  ['cartpole', 'pendulum', 'hard-maze', 'moons']
    .filter((problem) => suits(strategy, problem))
    .map((problem) => ({ strategy, problem })),
);

describe.each(PAIRS)('$strategy on $problem', ({ strategy, problem }) => {
  const population = strategy === 'one-plus-one-es' ? {} : { population: 8 };
  const settings = { problem, strategy, ...population, hidden: '4', generations: 6, target: 0, seed: 11 };

  it('reports a best whose score is measured again on the same episodes', () => {
    const { description, engine, crew } = prepare(settings);
    const run = new Run(description, 0, kernels);
    while (advance(run, crew));
    const { best, solution } = resultOf(run);
    expect(best).toBeLessThan(Infinity);
    expect(best).toBeGreaterThanOrEqual(0);
    const plan: Plan = { kind: 'points', size: 1, dimension: solution.length, rows: solution };
    const address = { seed: 0, repetition: 0, generation: 0, test: problem !== 'hard-maze' };
    const { costs, outcomes } = engine.evaluate(plan, address, 0, 1);
    expect(problem === 'hard-maze' ? outcomes![2] : costs[0]).toBe(best);
    engine.release();
  });

  it('goes on from a checkpoint and again from its past to the same digest', () => {
    const { description, engine, crew } = prepare(settings);
    const whole = new Run(description, 0, kernels);
    while (advance(whole, crew));
    const half = new Run(description, 0, kernels);
    for (let k = 0; k < 3; k++) advance(half, crew);
    const checkpoint = structuredClone(half.checkpoint());
    const moment = half.moment();
    while (advance(half, crew));
    half.rewind(moment);
    while (advance(half, crew));
    const resumed = new Run(description, 0, kernels, checkpoint);
    while (advance(resumed, crew));
    expect(resultOf(half).digest).toEqual(resultOf(whole).digest);
    expect(resultOf(resumed).digest).toEqual(resultOf(whole).digest);
    engine.release();
  });
});

describe('a run under noise', () => {
  it('evaluates an elite or a centre again in each generation, and counts it', () => {
    const counts = ['deep-ga', 'hill-climbing', 'cma-es'].map((strategy) => {
      const { description, engine, crew } = prepare({
        problem: 'pendulum',
        strategy,
        population: 10,
        generations: 5,
        target: 0,
      });
      const run = new Run(description, 0, kernels);
      while (advance(run, crew));
      engine.release();
      return run.evaluations;
    });
    expect(counts).toEqual([10 + 4 * 11, 5 * 11, 50]);
  });

  it('shows the score of the test apart from the returns of training', () => {
    const { description, engine, crew } = prepare({
      problem: 'cartpole',
      strategy: 'cma-es',
      generations: 3,
      target: 0,
    });
    const run = new Run(description, 0, kernels);
    const scores: number[] = [];
    while (advance(run, crew)) scores.push(run.testScore);
    expect(scores.slice(0, 3).every((score) => score >= 0 && score <= 500)).toBe(true);
    expect(run.best).toBe(Math.min(...scores));
    engine.release();
  });
});

describe('settings of a task', () => {
  it('have defaults of their own, and the dimension is the number of weights', () => {
    const { description, issues } = resolve({ problem: 'cartpole' });
    expect(issues).toEqual([]);
    expect(description).toMatchObject({
      dim: 114,
      start: 'zero',
      target: 25,
      task: { hidden: [16], activation: 'tanh', episodes: 4, fresh: 'normal', spread: 0.5 },
      parameters: { population: 64, sigma: 0.5 },
    });
    expect(resolve({ problem: 'cartpole-swingup', instance: 2 }).description.target).toBe(400);
  });

  it('read hidden layers in every spelling', () => {
    const hidden = (given: unknown): readonly number[] =>
      resolve({ problem: 'cartpole', hidden: given }).description.task!.hidden;
    expect(hidden('8')).toEqual([8]);
    expect(hidden('16_8')).toEqual([16, 8]);
    expect(hidden('16,8')).toEqual([16, 8]);
    expect(hidden([16, 8])).toEqual([16, 8]);
    expect(hidden(5)).toEqual([5]);
    expect(hidden('none')).toEqual([]);
    expect(() => hidden('16x')).toThrow(InputError);
    expect(() => hidden('0')).toThrow('hidden is "0", but it must be none, or 1 to 4 whole numbers from 1 to 256');
  });

  it('are refused in words where they cannot work', () => {
    expect(() => resolve({ problem: 'bbob-f1', strategy: 'novelty-search' })).toThrow('choose another strategy');
    expect(() => resolve({ problem: 'cartpole', strategy: 'cma-es', hidden: '256' })).toThrow(
      'CMA-ES works with up to 1000 dimensions, and this network has 1794 weights',
    );
    expect(() => resolve({ problem: 'cartpole', strategy: 'deep-ga', hidden: '256_256' })).toThrow('make it smaller');
    expect(() => resolve({ problem: 'cartpole', start: 'uniform' })).toThrow('it must be zero, drawn, or 114 numbers');
  });

  it('are named where they do not belong', () => {
    const { issues } = resolve({ problem: 'bbob-f1', hidden: '16', episodes: 4 });
    expect(issues.map(({ message }) => message)).toEqual([
      'hidden is not a parameter of Sphere; it was left out.',
      'episodes is not a parameter of Sphere; it was left out.',
    ]);
    expect(resolve({ problem: 'cartpole', dim: 10 }).issues[0].message).toContain('has 114 weights; that is used');
  });

  it('have keys that no strategy has', () => {
    const own = new Set<string>([
      ...TASK_KEYS,
      ...Object.keys(RUN_FIELDS),
      'problem',
      'strategy',
      'dim',
      'instance',
      'start',
    ]);
    for (const { parameters } of ALL_STRATEGIES)
      for (const key of Object.keys(parameters)) expect(own).not.toContain(key);
  });

  it.each(TASKS.map(({ id }) => id))('of %s go into a link and come back', async (problem) => {
    const given = {
      problem,
      strategy: 'deep-ga',
      hidden: '8_4',
      activation: 'relu',
      fresh: 'fan-in',
      spread: 0.7,
      seed: 5,
    };
    const { description } = resolve({ ...given, start: 'drawn' });
    const link = await writeLink(description);
    expect(link).toContain('hidden=8_4');
    const opened = await openLink(link);
    expect(opened).toMatchObject({ kind: 'opened', checked: true, issues: [], description });
    const plain = resolve({ problem, strategy: 'deep-ga' }).description;
    expect(settingsOf(plain)).toEqual({ problem, strategy: 'deep-ga' });
  });
});
