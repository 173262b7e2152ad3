import { describe, expect, it } from 'vitest';
import { mlp, weightCount, weightSpreads } from '../../../src/core/policies/mlp.ts';
import { findTask, TASKS } from '../../../src/core/problems/tasks/registry.ts';
import { PolicyKernel } from '../../../src/kernels/policy.ts';
import { TaskKernel } from '../../../src/kernels/task.ts';
import { loadKernels } from '../../kernels/load.ts';
import { gym, GYM_TASKS } from '../problems/tasks/golden.ts';

const kernels = loadKernels();
const count = (id: string, hidden: readonly number[]): number =>
  weightCount(mlp(findTask(id)!, { hidden, activation: 'tanh' }));

describe('networks', () => {
  it('have as many weights as the reference results say', () => {
    expect(count('cartpole', [16])).toBe(114);
    expect(count('cartpole', [])).toBe(10);
    expect(count('acrobot', [16])).toBe(163);
    expect(count('mountaincar-continuous', [16])).toBe(65);
    expect(count('pendulum', [16])).toBe(81);
    expect(count('cartpole-swingup', [10])).toBe(71);
    expect(count('hard-maze', [16])).toBe(226);
    expect(count('point-navigation', [8])).toBe(58);
  });

  it('are drawn evenly, or by fan-in with biases at zero', () => {
    const architecture = mlp(findTask('cartpole')!, { hidden: [16], activation: 'tanh' });
    expect([...new Set(weightSpreads(architecture, { fresh: 'normal', spread: 0.5 }))]).toEqual([0.5]);
    const spreads = weightSpreads(architecture, { fresh: 'fan-in', spread: 1 });
    expect(spreads[0]).toBe(0.5);
    expect([...spreads.subarray(64, 80)]).toEqual(Array.from({ length: 16 }, () => 0));
    expect(spreads[80]).toBe(0.25);
    expect([...spreads.subarray(112)]).toEqual([0, 0]);
  });
});

// The golden networks see observations as they are.
for (const [name, id] of GYM_TASKS) {
  describe.each(gym.closed_loop[name])(`${name}, network $id`, (golden) => {
    const task = { ...findTask(id)!, inputScales: findTask(id)!.observation.map(() => 1) };
    const architecture = mlp(task, { hidden: golden.layer_sizes.slice(1, -1), activation: 'tanh' });
    const weights = golden.layers.flatMap(({ W, b }) => [...W.flat(), ...b]);
    const kernel = new TaskKernel(kernels, task.kernel);

    /** Plays until the episode ends, by the recorded actions or by the network's own. */
    function play(own: boolean) {
      const policy = new PolicyKernel(kernels, architecture);
      let state = [...golden.initial_state];
      const chosen: number[] = [];
      let total = 0;
      for (let ended = false; !ended && chosen.length < task.limit;) {
        const action = policy.act(weights, kernel.observe(state));
        chosen.push(action[0]);
        const made = own ? action : [golden.actions[chosen.length - 1]];
        const { states, rewards, ended: over } = kernel.steps(state, [made]);
        [state] = states as number[][];
        total += rewards[0];
        [ended] = over;
      }
      policy.release();
      return { chosen, total };
    }

    // A cart under fixed actions is unstable: what is recorded for it are steps and return under its own network.
    if (id !== 'cartpole') {
      it('along the recorded actions gets to the recorded return, and would choose the same actions', () => {
        const { chosen, total } = play(false);
        expect(chosen).toHaveLength(golden.steps);
        expect(Math.abs(total - golden.return)).toBeLessThanOrEqual(1e-9);
        chosen.forEach((action, k) => expect(Math.abs(action - golden.actions[k])).toBeLessThanOrEqual(1e-9));
      });
    }

    // From this start the pendulum turns over again and again, and a last bit of tanh becomes 1e-7 and more by the end.
    if (golden.reset_seed === 16) return;
    it('drives the task through as many steps to the same return', () => {
      const { chosen, total } = play(true);
      expect(chosen).toHaveLength(golden.steps);
      expect(Math.abs(total - golden.return)).toBeLessThanOrEqual(1e-9);
      if (id === 'cartpole') return;
      chosen.forEach((action, k) => expect(Math.abs(action - golden.actions[k])).toBeLessThanOrEqual(1e-9));
    });
  });
}

describe.each(TASKS)('$id', (task) => {
  it('says the same about itself as its kernel does', () => {
    const kernel = new TaskKernel(kernels, task.kernel);
    expect(kernel.observationSize).toBe(task.observation.length);
    expect(kernel.outcomeSize).toBe(task.outcomes.length);
    expect(kernel.limit).toBe(task.limit);
    expect(kernel.actionSize).toBe(task.actions.kind === 'choices' ? 1 : task.actions.labels.length);
    const state = task.state.map(() => 0.1);
    expect(kernel.stateSize).toBe(task.state.length + task.behind(state).length);
    expect(task.inputScales).toHaveLength(task.observation.length);
    expect(task.behaviour).toBeLessThanOrEqual(task.outcomes.length);
  });

  it('has rules and an explanation that can be read', () => {
    expect(task.rules).toMatch(/^[A-Z].*\.$/s);
    expect(task.about.split(' ').length).toBeGreaterThan(25);
    expect(task.about).toMatch(/^[A-Z].*\.$/s);
  });
});
