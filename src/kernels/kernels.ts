import type { KernelExports } from './exports.ts';
import { KernelArray } from './array.ts';

/** Changes when any kernel's results change in their last bits. Recorded in every result link. */
export const KERNELS_REVISION = 1;

/**
 * The typed door to the WebAssembly numerics: one instance owns one linear memory.
 * Everything in it is float64 and bit-identical on every engine that runs WebAssembly SIMD.
 */
export class Kernels {
  /** The module's functions; pointers are byte offsets into its memory. */
  readonly call: KernelExports;

  /** @param module the compiled `kernels.wasm`; instantiation is synchronous and allowed in workers. */
  constructor(module: WebAssembly.Module) {
    this.call = new WebAssembly.Instance(module, {}).exports as unknown as KernelExports;
  }

  /** Reserves `length` float64 numbers, all zero. */
  float64(length: number): KernelArray<Float64Array<ArrayBuffer>> {
    return new KernelArray(this.call, Float64Array, length);
  }

  /** Reserves `length` float32 numbers, all zero. */
  float32(length: number): KernelArray<Float32Array<ArrayBuffer>> {
    return new KernelArray(this.call, Float32Array, length);
  }

  /** Reserves `length` unsigned 32-bit integers, all zero. */
  uint32(length: number): KernelArray<Uint32Array<ArrayBuffer>> {
    return new KernelArray(this.call, Uint32Array, length);
  }
}
