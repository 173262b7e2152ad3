import { Accelerated, type Device } from '../../engines/accelerated.ts';
import type { Crew } from '../../engines/crew.ts';
import type { EngineSetting } from '../../engines/setting.ts';
import type { Kernels } from '../../kernels/kernels.ts';

/** Puts a graphics processor before a crew. Only runs that want it load this file, and what a device needs later still. */
export function accelerate(
  crew: Crew,
  kernels: Kernels,
  setting: EngineSetting,
  onNotice: (message: string) => void,
): Accelerated {
  const open = async (): Promise<Device> => {
    const { openDeviceEngine } = await import('../../engines/webgpu/open.ts');
    return openDeviceEngine(kernels, setting);
  };
  return new Accelerated(crew, open, onNotice);
}
