import { describe, expect, test } from 'vitest';
import { findTask, TASKS } from '../../../src/core/problems/tasks/registry.ts';
import type { Task } from '../../../src/core/problems/task.ts';
import { TaskKernel } from '../../../src/kernels/task.ts';
import { gym, GYM_TASKS, maze } from '../../core/problems/tasks/golden.ts';
import { loadKernels } from '../../kernels/load.ts';
import { gpuPage, hasGpu } from './gpu-site.ts';
import { deviceTolerance, statesOf } from './task-states.ts';

const kernels = loadKernels();

interface Compared {
  /** Largest differences of the state after a step and of the observation before it, and where flags differ. */
  readonly state: number;
  readonly reward: number;
  readonly observation: number;
  readonly flags: number;
}

/** A whole turn more or less is the same angle. */
function apart(a: number, b: number, angle: boolean): number {
  const difference = Math.abs(a - b);
  return angle ? Math.min(difference, Math.abs(difference - 2 * Math.PI)) : difference;
}

describe.runIf(hasGpu)('dynamics in WGSL', () => {
  const check = gpuPage();

  async function compare(task: Task, states: number[][], actions: number[][]): Promise<Compared> {
    const kernel = new TaskKernel(kernels, task.kernel);
    // Draws what a classification task looks up.
    const start = kernels.float64(kernel.stateSize);
    kernels.call.taskStarts(kernel.pointer, start.pointer, 1, 1, false, 0, 0, 0, 6);
    start.release();
    // An infinite number does not reach the page; the engine uploads a huge one in its place.
    const rounded = states.map((state) => state.map((value) => Math.fround(Math.min(value, 3e38))));
    const given = actions.map((action) => action.map(Math.fround));
    const device = await check<number[][]>('deviceSteps', task.id, rounded, given);
    const { stateSize } = kernel;
    const angles = task.id === 'acrobot' ? [0, 1] : [];
    const worst = { state: 0, reward: 0, observation: 0, flags: 0 };
    rounded.forEach((state, i) => {
      const stepped = kernel.steps(state, [given[i]]);
      stepped.states[0].forEach((value, j) => {
        worst.state = Math.max(worst.state, apart(device[i][j], value, angles.includes(j)));
      });
      worst.reward = Math.max(worst.reward, Math.abs(device[i][stateSize] - stepped.rewards[0]));
      if (device[i][stateSize + 1] !== Number(stepped.ended[0])) worst.flags++;
      kernel.observe(state).forEach((value, j) => {
        worst.observation = Math.max(worst.observation, Math.abs(device[i][stateSize + 2 + j] - value));
      });
    });
    return worst;
  }

  /** Within the stated tolerance, flags exactly. */
  function expectClose(task: Task, worst: Compared): void {
    const { state, reward, observation } = deviceTolerance(task.id);
    expect(worst.state).toBeLessThanOrEqual(state);
    expect(worst.reward).toBeLessThanOrEqual(reward);
    expect(worst.observation).toBeLessThanOrEqual(observation);
    expect(worst.flags).toBe(0);
  }

  test.each(GYM_TASKS)('%s agrees with the reference, step by step, in the recorded states', async (name, id) => {
    const task = findTask(id)!;
    const steps = gym.open_loop[name].flatMap((sequence) => {
      const { states } = sequence.float64_variant ?? sequence;
      const before = [sequence.initial_state, ...states];
      return states.map((_, k) => ({ state: [...before[k]], action: [sequence.actions[k]] }));
    });
    expectClose(
      task,
      await compare(
        task,
        steps.map(({ state }) => state),
        steps.map(({ action }) => action),
      ),
    );
  });

  test('the hard maze agrees with the reference, step by step, in the recorded states', async () => {
    const steps = maze.sequences.flatMap((sequence) => {
      const { initial } = sequence;
      let state = [initial.x, initial.y, initial.heading, 0, 0, initial.x, initial.y, Infinity, 0];
      return sequence.actions.map((action, k) => {
        const before = state;
        const [x, y] = [sequence.x[k], sequence.y[k]];
        const closest = Math.min(before[7], Math.hypot(31 - x, 20 - y));
        state = [x, y, sequence.heading[k], sequence.speed[k], sequence.ang_vel[k], x, y, closest, k + 1];
        return { before, action };
      });
    });
    const task = findTask('hard-maze')!;
    expectClose(
      task,
      await compare(
        task,
        steps.map(({ before }) => before),
        steps.map(({ action }) => [...action]),
      ),
    );
  });

  test.each(TASKS.map((task) => [task.id, task] as const))('%s agrees in random states', async (_, task) => {
    const { states, actions } = statesOf(task, 500);
    expectClose(task, await compare(task, states, actions));
  });
});
