import type { KernelExports } from './exports.ts';

interface View {
  readonly buffer: ArrayBufferLike;
  readonly length: number;
  fill(value: number): unknown;
}

interface ViewConstructor<V> {
  new (buffer: ArrayBuffer, byteOffset: number, length: number): V;
  readonly BYTES_PER_ELEMENT: number;
}

/** A typed array inside the kernels' memory. It must be released by whoever reserved it. */
export class KernelArray<V extends View> {
  /** Byte offset in the kernels' memory, 16-byte aligned. */
  readonly pointer: number;
  readonly length: number;
  #view: V;

  constructor(
    private readonly call: KernelExports,
    private readonly type: ViewConstructor<V>,
    length: number,
  ) {
    this.length = length;
    this.pointer = call.allocate(Math.max(16, length * type.BYTES_PER_ELEMENT)) >>> 0;
    this.#view = this.#make();
    this.#view.fill(0);
  }

  /** The numbers themselves. Read it again after any call that may reserve memory: growth detaches old views. */
  get values(): V {
    // A view of memory that has grown since has no length any more; that is cheaper to ask than what the memory's buffer is. One
    // that never had a length is made anew.
    if (this.#view.length !== this.length || this.length === 0) this.#view = this.#make();
    return this.#view;
  }

  release(): void {
    this.call.release(this.pointer);
  }

  #make(): V {
    return new this.type(this.call.memory.buffer as ArrayBuffer, this.pointer, this.length);
  }
}
