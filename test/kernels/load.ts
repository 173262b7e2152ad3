import { readFileSync } from 'node:fs';
import { Kernels } from '../../src/kernels/kernels.ts';

const binary = readFileSync(new URL('../../src/kernels/build/kernels.wasm', import.meta.url));

/** The compiled module, as a worker would receive it. */
export const kernelModule = new WebAssembly.Module(binary);

/** Fresh kernels with a memory of their own. */
export function loadKernels(): Kernels {
  return new Kernels(kernelModule);
}
