import type { EngineSetting } from '../../engines/setting.ts';
import type { Kernels } from '../../kernels/kernels.ts';
import type { TryDevice } from './device-trial.ts';

/** Tries the graphics processor of this browser; what that needs is loaded only where there is one. */
export function deviceOf(kernels: Kernels, setting: EngineSetting): TryDevice {
  return async (plan, address) => {
    const { gpu } = (typeof navigator === 'undefined' ? {} : navigator) as { gpu?: GPU };
    if (!(await gpu?.requestAdapter())) return null;
    const { timeOnDevice } = await import('../../engines/webgpu/trial.ts');
    const { adapter, ms } = await timeOnDevice(kernels, setting, plan, address);
    return { device: adapter.text, ms };
  };
}
