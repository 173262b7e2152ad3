import { mlp, weightCount } from '../../src/core/policies/mlp.ts';
import type { Task } from '../../src/core/problems/task.ts';
import { TASKS } from '../../src/core/problems/tasks/registry.ts';
import { TaskObjective } from '../../src/engines/wasm/task-objective.ts';
import { Kernels } from '../../src/kernels/kernels.ts';

/** Speed of one task with one network, on one thread. */
export interface RolloutRow {
  readonly task: string;
  readonly network: string;
  readonly stepsPerSecond: number;
  readonly meanSteps: number;
}

const POPULATION = 256;
const EPISODES = 4;
const WINDOW_MS = 200;
const WINDOWS = 3;

/** Milliseconds on some clock. */
type Clock = () => number;

/** Processor time of this process, so that a busy machine does not pass for slow kernels; of no use with threads beside. */
const processorTime: Clock = () => process.cpuUsage().user / 1000;
const wallTime: Clock = () => performance.now();

/**
 * Environment steps per second, by a clock, of every task with its standard network, and of CartPole with a linear policy too:
 * on one thread by processor time, on one of several by the wall.
 */
export function rolloutSpeeds(module: WebAssembly.Module, beside: 'alone' | 'beside others' = 'alone'): RolloutRow[] {
  const clock = beside === 'alone' ? processorTime : wallTime;
  const kernels = new Kernels(module);
  return TASKS.flatMap((task) => {
    const networks = task.id === 'cartpole' ? [[], task.defaults.hidden] : [task.defaults.hidden];
    return networks.map((hidden) => measure(kernels, task, hidden, clock));
  });
}

/** Weights from N(0, ½²), as most tasks begin; steps of a lane that only waits for its neighbour are not counted. */
function measure(kernels: Kernels, task: Task, hidden: readonly number[], clock: Clock): RolloutRow {
  const choice = { hidden, activation: 'tanh', fresh: 'normal', spread: 0.5 } as const;
  const architecture = mlp(task, choice);
  const dimension = weightCount(architecture);
  const objective = new TaskObjective(kernels, task, 1, choice, EPISODES);
  const weights = kernels.float64(POPULATION * dimension);
  const costs = kernels.float64(POPULATION);
  kernels.call.normalTiles(weights.pointer, dimension, POPULATION / 4, 0, 0xffffffff, 1, 0, 0, 0);
  weights.values.forEach((value, k, values) => (values[k] = 0.5 * value));
  let best = 0;
  let rounds = 0;
  const before = kernels.call.rolloutSteps();
  for (let window = 0; window <= WINDOWS; window++) {
    const first = kernels.call.rolloutSteps();
    const began = clock();
    let elapsed = 0;
    while (elapsed < WINDOW_MS) {
      objective.begin({ seed: 1, repetition: 0, generation: rounds++ });
      objective.evaluate(weights.pointer, POPULATION / 4, costs.pointer);
      elapsed = clock() - began;
    }
    if (window > 0) best = Math.max(best, (1000 * (kernels.call.rolloutSteps() - first)) / elapsed);
  }
  const meanSteps = (kernels.call.rolloutSteps() - before) / (rounds * POPULATION * EPISODES);
  for (const owned of [weights, costs, objective]) owned.release();
  return { task: task.id, network: architecture.sizes.join('-'), stepsPerSecond: best, meanSteps };
}
