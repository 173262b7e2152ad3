import { describe, expect, it } from 'vitest';
import { findTask } from '../../../../src/core/problems/tasks/registry.ts';
import { TaskKernel } from '../../../../src/kernels/task.ts';
import { loadKernels } from '../../../kernels/load.ts';
import { gym, GYM_TASKS, maze } from './golden.ts';

const kernels = loadKernels();
const kernelOf = (id: string): TaskKernel => new TaskKernel(kernels, findTask(id)!.kernel);

/** Largest difference between two lists of numbers. */
const worst = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((most, value, j) => Math.max(most, Math.abs(value - b[j])), a.length === b.length ? 0 : Infinity);

for (const [name, id] of GYM_TASKS) {
  const task = kernelOf(id);
  describe.each(gym.open_loop[name])(`${name}, sequence $id`, (sequence) => {
    const { states, rewards, terminated } = sequence.float64_variant ?? sequence;
    const before = [sequence.initial_state, ...states];
    const { limit } = findTask(id)!;

    it('each step, taken from the recorded state before it, gives state, reward and flags', () => {
      sequence.actions.slice(0, states.length).forEach((action, k) => {
        const stepped = task.steps(before[k], [[action]]);
        expect(worst(stepped.states[0], states[k])).toBeLessThanOrEqual(1e-11);
        expect(Math.abs(stepped.rewards[0] - rewards[k])).toBeLessThanOrEqual(1e-12);
        expect(stepped.ended[0]).toBe(terminated[k]);
        if (sequence.truncated[k]) expect(k + 1).toBe(limit);
      });
    });

    it('fifty steps in one go stay within 1e-9', () => {
      const actions = sequence.actions.slice(0, Math.min(50, states.length)).map((action) => [action]);
      const free = task.steps(sequence.initial_state, actions);
      free.states.forEach((state, k) => expect(worst(state, states[k])).toBeLessThanOrEqual(1e-9));
    });

    it('the first observation is the recorded one', () => {
      expect(worst(task.observe(sequence.initial_state), sequence.initial_obs)).toBeLessThanOrEqual(1e-15);
    });
  });
}

describe.each(maze.sequences)('hard maze, sequence $id', (sequence) => {
  const task = kernelOf('hard-maze');
  const { initial, actions } = sequence;
  const rest = [initial.x, initial.y, Infinity, 0];
  const free = task.steps([initial.x, initial.y, initial.heading, 0, 0, ...rest], actions);

  it('a free run stays within 1e-6 for 100 steps and ends within 1e-3', () => {
    const last = actions.length - 1;
    free.states.slice(0, 100).forEach((state, k) => {
      const golden = [sequence.x[k], sequence.y[k], sequence.heading[k], sequence.speed[k], sequence.ang_vel[k]];
      expect(worst(state.slice(0, 5), golden)).toBeLessThanOrEqual(1e-6);
    });
    expect(worst(free.states[last].slice(0, 2), [sequence.x[last], sequence.y[last]])).toBeLessThanOrEqual(1e-3);
  });

  it('pays minus the distance to the goal at step 400 and nothing before', () => {
    free.rewards.forEach((reward, k) => {
      if (k === 399) expect(reward).toBeCloseTo(sequence.fitness, 3);
      else expect(Math.abs(reward)).toBe(0);
    });
  });

  it('each step, taken from the recorded state before it, is within 1e-6, and so is what the robot sees', () => {
    let [x, y, heading, speed, turn] = [initial.x, initial.y, initial.heading, 0, 0];
    expect(worst(task.observe([x, y, heading, speed, turn, ...rest]), initial.obs)).toBeLessThanOrEqual(1e-6);
    actions.forEach((action, k) => {
      const { states } = task.steps([x, y, heading, speed, turn, ...rest], [action]);
      const golden = [sequence.x[k], sequence.y[k], sequence.heading[k], sequence.speed[k], sequence.ang_vel[k]];
      expect(worst(states[0].slice(0, 5), golden)).toBeLessThanOrEqual(1e-6);
      [x, y, heading, speed, turn] = golden;
      expect(worst(task.observe([...golden, ...rest]), sequence.obs[k])).toBeLessThanOrEqual(1e-6);
    });
  });
});
