import { GpuError } from './gpu-error.ts';
import { inTime } from './patience.ts';

/** Which graphics processor it is, as far as the browser tells. */
export interface AdapterName {
  /** Vendor, architecture and whatever else is known, for people. */
  readonly text: string;
  /** True where the "graphics processor" is a program: correct, but seldom faster than the reference engine. */
  readonly software: boolean;
}

/** A device of its own, with as much room as its adapter has. */
export interface OpenedDevice {
  readonly device: GPUDevice;
  readonly info: GPUAdapterInfo;
  readonly name: AdapterName;
}

/** Limits without which large populations would not fit; all others stay at their defaults. */
const RAISED = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxComputeWorkgroupStorageSize',
  'maxComputeWorkgroupsPerDimension',
  'maxComputeWorkgroupSizeX',
  'maxComputeInvocationsPerWorkgroup',
] as const;

/**
 * Opens a device on the fastest adapter there is.
 * @throws GpuError "absent" with a sentence where the browser has no WebGPU, no adapter, or gives no device
 */
export async function openDevice(patienceMs: number): Promise<OpenedDevice> {
  const { gpu } = navigator as { gpu?: GPU };
  if (!gpu) throw new GpuError('absent', 'This browser has no WebGPU.');
  const adapter = await inTime(ask(gpu), patienceMs, 'answer');
  if (!adapter) throw new GpuError('absent', 'This browser has WebGPU, but no graphics processor for it.');
  const requiredLimits = Object.fromEntries(RAISED.map((limit) => [limit, adapter.limits[limit]]));
  const device = await inTime(
    adapter.requestDevice({ requiredLimits }).catch((error: unknown) => {
      throw new GpuError('absent', `The graphics processor cannot be used now (${String(error)}).`);
    }),
    patienceMs,
    'get ready',
  );
  return { device, info: adapter.info, name: nameOf(adapter.info) };
}

/** Where a browser refuses a graphics processor it may throw instead of saying that there is none. */
async function ask(gpu: GPU): Promise<GPUAdapter | null> {
  try {
    return await gpu.requestAdapter({ powerPreference: 'high-performance' });
  } catch {
    return null;
  }
}

function nameOf(info: GPUAdapterInfo): AdapterName {
  const { vendor, architecture, device, description } = info;
  const parts = [description || device, vendor, architecture].filter((part) => part !== '');
  const text = parts.length > 0 ? [...new Set(parts)].join(', ') : 'unnamed';
  const { isFallbackAdapter } = info as { isFallbackAdapter?: boolean };
  return { text, software: isFallbackAdapter === true || /swiftshader|llvmpipe|software|basic render/i.test(text) };
}
