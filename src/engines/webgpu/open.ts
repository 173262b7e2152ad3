import type { Kernels } from '../../kernels/kernels.ts';
import type { Device } from '../accelerated.ts';
import type { EngineSetting } from '../setting.ts';
import { GpuEngine } from './engine.ts';
import { Gpu } from './gpu.ts';
import { objectiveFor } from './objectives.ts';

/**
 * Opens a device and prepares it for a run.
 * @throws GpuError where there is none, Error where there is no program for the problem
 */
export async function openDeviceEngine(kernels: Kernels, setting: EngineSetting, patienceMs?: number): Promise<Device> {
  const gpu = await Gpu.open(patienceMs);
  try {
    const engine = new GpuEngine(gpu, kernels, setting, objectiveFor(gpu, kernels, setting));
    const release = (): void => {
      engine.release();
      gpu.release();
    };
    return { engine, gpu, release };
  } catch (error) {
    gpu.release();
    throw error;
  }
}
