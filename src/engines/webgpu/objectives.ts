import { findTask } from '../../core/problems/tasks/registry.ts';
import type { Kernels } from '../../kernels/kernels.ts';
import type { EngineSetting } from '../setting.ts';
import { GpuBbobObjective } from './bbob/bbob-objective.ts';
import type { Gpu } from './gpu.ts';
import type { GpuObjective } from './objective.ts';
import { GpuTaskObjective } from './rollout/task-objective.ts';

/**
 * Makes the cost function of a problem on a device.
 * @throws Error where there is no WGSL for the problem
 */
export function objectiveFor(gpu: Gpu, kernels: Kernels, setting: EngineSetting): GpuObjective {
  const bbob = /^bbob-f(\d+)$/.exec(setting.problem);
  if (bbob) return new GpuBbobObjective(gpu, kernels, Number(bbob[1]), setting.dim, setting.instance);
  const task = findTask(setting.problem);
  if (!task) throw new Error(`The WebGPU engine has no program for "${setting.problem}".`);
  return new GpuTaskObjective(gpu, kernels, task, setting);
}
