import type { Tensor } from '@tensorflow/tfjs-core';
import type { Gpu } from '../gpu.ts';
import { integer, type Program } from '../program.ts';

/** Coordinates of some individuals, row after row, from place `at` on. */
const rowsProgram = (length: number, threads: number): Program => ({
  name: 'rows',
  key: '',
  outputShape: [length],
  variableNames: ['points', 'individuals'],
  threads,
  uniforms: 'at : i32, count : i32,',
  userCode: `fn main(index : i32) {
    let dimension = uniforms.pointsShape.x;
    let i = index / dimension;
    if (i >= uniforms.count) { return; }
    result[uniforms.at + index] = points[(index - i * dimension) * uniforms.pointsShape.y + individuals[i]];
  }`,
});

/**
 * Queues the rows of some individuals, from place `at` of a result of `length` numbers on.
 * @param points [dimension, size]
 * @param output where to write to; null makes it
 * @returns where they were written to
 */
export function addRows(
  gpu: Gpu,
  points: Tensor,
  individuals: ArrayLike<number>,
  length: number,
  at: number,
  output: Tensor | null,
): Tensor {
  const padded = new Int32Array(roomFor(individuals.length, points.shape[1]!));
  padded.set(individuals);
  const chosen = gpu.upload(padded, [padded.length]);
  const program = rowsProgram(length, individuals.length * points.shape[0]);
  const uniforms = integer(at, individuals.length);
  const made = gpu.run(program, [points, chosen], uniforms, 'float32', output ?? undefined);
  chosen.dispose();
  return made;
}

/**
 * Room for so many rows out of `size`. How many a strategy keeps differs from generation to generation, and of every size of a
 * buffer that was ever wanted the backend holds one back, so there are few sizes.
 */
export function roomFor(count: number, size: number): number {
  let room = 1;
  while (room < count) room *= 2;
  return Math.max(count, Math.min(room, size));
}
