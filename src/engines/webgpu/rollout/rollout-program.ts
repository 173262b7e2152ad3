import type { Architecture } from '../../../core/policies/policy.ts';
import type { Task } from '../../../core/problems/task.ts';
import type { Program } from '../program.ts';
import mean from './mean.wgsl?raw';
import { network } from './policy.ts';
import rollout from './rollout.wgsl?raw';
import { dynamics, type TaskSizes } from './shaders.ts';

/** Numbers of a thread's record behind its state: the sum of rewards and the steps so far. */
export const BEHIND_STATE = 2;

/**
 * Every policy of a population acting in every episode for some steps. Inputs: `points`, `starts` [state, episodes], and
 * `table` where the task looks points up. Result: [state + 2, episodes × population], read and written again by the next.
 */
export function rolloutProgram(task: Task, sizes: TaskSizes, architecture: Architecture, threads: number): Program {
  const { stateSize, limit } = sizes;
  const constants = `const STATE = ${stateSize};\nconst LIMIT = ${limit}.0;`;
  return {
    name: 'rollout',
    key: `${task.id} ${JSON.stringify(architecture)}`,
    outputShape: [stateSize + BEHIND_STATE, threads],
    threads,
    variableNames: ['points', 'starts', ...(task.lookedUp ? ['table'] : [])],
    uniforms: 'fresh : i32, steps : i32,',
    userCode: [dynamics(task, sizes), network(architecture), constants, rollout].join('\n'),
  };
}

/** `base + factor·mean` over the episodes of rows of those records, `columns` of them from row `row` on. */
export function meanProgram(population: number, columns: number | null): Program {
  return {
    name: 'mean over episodes',
    key: '',
    outputShape: columns === null ? [population] : [population, columns],
    variableNames: ['records'],
    uniforms: 'row : i32, columns : i32, base : f32, factor : f32,',
    userCode: mean,
  };
}
