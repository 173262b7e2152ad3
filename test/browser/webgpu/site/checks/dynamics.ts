import { findTask } from '../../../../../src/core/problems/tasks/registry.ts';
import { Gpu } from '../../../../../src/engines/webgpu/gpu.ts';
import { Episodes } from '../../../../../src/engines/webgpu/rollout/episodes.ts';
import { dynamics } from '../../../../../src/engines/webgpu/rollout/shaders.ts';
import { Kernels } from '../../../../../src/kernels/kernels.ts';
import { TaskKernel } from '../../../../../src/kernels/task.ts';
import { fetchKernels } from '../../../../../src/runtime/kernels-url.ts';

/** Writes what a state looks like, and after one step the new state, the reward and 1 where the task ended. */
const MAIN = `fn main(index : i32) {
  let count = uniforms.outShape.y;
  if (index >= count) { return; }
  for (var j = 0; j < STATE; j++) { state[j] = states[j * count + index]; }
  observe();
  for (var j = 0; j < OBSERVATION; j++) { result[(STATE + 2 + j) * count + index] = observation[j]; }
  for (var j = 0; j < ACTION; j++) { action[j] = actions[j * count + index]; }
  step();
  for (var j = 0; j < STATE; j++) { result[j * count + index] = state[j]; }
  result[STATE * count + index] = reward;
  result[(STATE + 1) * count + index] = select(0.0, 1.0, ended);
}`;

/** Numbers j of all rows, one after the other for each j; infinity is what the engine uploads in its place. */
function transposed(rows: readonly (readonly number[])[]): Float32Array {
  return Float32Array.from(rows[0].flatMap((_, j) => rows.map((row) => Math.min(row[j], 3e38))));
}

/** One step of a task on the device from each of some states: the new state, reward, ended, and the observation before. */
export async function deviceSteps(
  id: string,
  states: readonly (readonly number[])[],
  actions: readonly (readonly number[])[],
): Promise<number[][]> {
  const task = findTask(id)!;
  const kernels = new Kernels(await fetchKernels());
  const kernel = new TaskKernel(kernels, task.kernel);
  const gpu = await Gpu.open();
  const episodes = new Episodes(gpu, kernels, task, kernel, 1, 1);
  episodes.draw({ seed: 0, repetition: 0, generation: 0 });
  const { table } = episodes;
  const { stateSize, observationSize, actionSize } = kernel;
  const width = stateSize + 2 + observationSize;
  const constants = `const STATE = ${stateSize}; const OBSERVATION = ${observationSize}; const ACTION = ${actionSize};`;
  const program = {
    name: 'one step',
    key: id,
    outputShape: [width, states.length],
    threads: states.length,
    variableNames: ['states', 'actions', ...(table ? ['table'] : [])],
    userCode: [constants, dynamics(task, kernel), MAIN].join('\n'),
  };
  const inputs = [
    gpu.upload(transposed(states), [stateSize, states.length]),
    gpu.upload(transposed(actions), [actionSize, states.length]),
    ...(table ? [table] : []),
  ];
  const values = await gpu.read(gpu.run(program, inputs));
  gpu.release();
  return states.map((_, i) => Array.from({ length: width }, (_, k) => values[k * states.length + i]));
}
