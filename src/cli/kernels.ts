import { readFileSync } from 'node:fs';

/** The compiled kernels; the build puts them beside its other files. */
export function kernelModule(): WebAssembly.Module {
  return new WebAssembly.Module(readFileSync(new URL('./kernels.wasm', import.meta.url)));
}
