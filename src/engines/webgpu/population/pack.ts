import type { Tensor } from '@tensorflow/tfjs-core';
import type { Gpu } from '../gpu.ts';
import { integer, type Program } from '../program.ts';

const copying = (length: number, count: number): Program => ({
  name: 'copying',
  key: '',
  outputShape: [length],
  variableNames: ['part'],
  threads: count,
  uniforms: 'at : i32, count : i32,',
  userCode: `fn main(index : i32) {
    if (index >= uniforms.count) { return; }
    result[uniforms.at + index] = part[index];
  }`,
});

/** Several tensors, one after the other, in one; the parts stay their owner's. */
export function pack(gpu: Gpu, parts: readonly Tensor[]): Tensor {
  const length = parts.reduce((sum, { size }) => sum + size, 0);
  let packed: Tensor | undefined;
  let at = 0;
  for (const part of parts) {
    packed = gpu.run(copying(length, part.size), [part], integer(at, part.size), 'float32', packed);
    at += part.size;
  }
  return packed!;
}
