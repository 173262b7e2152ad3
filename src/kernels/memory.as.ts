/** Reserves `bytes` of the module's memory, 16-byte aligned. The content is undefined. */
export function allocate(bytes: usize): usize {
  return heap.alloc(bytes);
}

/** Returns a reservation of `allocate`. */
export function release(pointer: usize): void {
  heap.free(pointer);
}
