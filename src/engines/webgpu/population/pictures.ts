import type { Tensor } from '@tensorflow/tfjs-core';
import type { Gpu } from '../gpu.ts';
import { integer, type Program } from '../program.ts';

const projection = (count: number, width: number): Program => ({
  name: 'projection',
  key: '',
  outputShape: [count, width],
  variableNames: ['x', 'directions'],
  uniforms: 'first : i32,',
  userCode: `fn main(index : i32) {
    if (index >= uniforms.size) { return; }
    let width = uniforms.outShape.y;
    let i = index / width;
    let direction = index - i * width;
    let dimension = uniforms.xShape.x;
    var sum = 0.0;
    for (var j = 0; j < dimension; j++) {
      let part = directions[direction * dimension + j];
      if (part != 0.0) { sum += part * x[j * uniforms.xShape.y + uniforms.first + i]; }
    }
    result[index] = sum;
  }`,
});

const gathering = (count: number, dimension: number): Program => ({
  name: 'gathering',
  key: '',
  outputShape: [count, dimension],
  variableNames: ['x', 'individuals'],
  userCode: `fn main(index : i32) {
    if (index >= uniforms.size) { return; }
    let dimension = uniforms.outShape.y;
    let i = index / dimension;
    result[index] = x[(index - i * dimension) * uniforms.xShape.y + individuals[i]];
  }`,
});

/** For each coordinate Σ (x − x̄)² over the first `count` individuals. */
const spreading = (dimension: number): Program => ({
  name: 'spreading',
  key: '',
  outputShape: [dimension],
  variableNames: ['x'],
  uniforms: 'count : i32,',
  userCode: `fn main(index : i32) {
    if (index >= uniforms.size) { return; }
    let row = index * uniforms.xShape.y;
    var mean = 0.0;
    for (var i = 0; i < uniforms.count; i++) { mean += x[row + i]; }
    mean /= f32(uniforms.count);
    var sum = 0.0;
    for (var i = 0; i < uniforms.count; i++) { sum += (x[row + i] - mean) * (x[row + i] - mean); }
    result[index] = sum;
  }`,
});

/** Products of individuals from ≤ i < to with some directions, interleaved. The work is queued at once. */
export function project(
  gpu: Gpu,
  drawn: Tensor,
  from: number,
  to: number,
  directions: readonly Float64Array[],
): Promise<Float32Array> {
  const flat = Float32Array.from(directions.flatMap((direction) => [...direction]));
  const own = gpu.upload(flat, [directions.length, drawn.shape[0]]);
  const products = gpu.run(projection(to - from, directions.length), [drawn, own], integer(from));
  own.dispose();
  return taken(gpu, products);
}

/** All coordinates of some individuals, a row for each. The work is queued at once. */
export function gather(gpu: Gpu, drawn: Tensor, individuals: Uint32Array): Promise<Float32Array> {
  const chosen = gpu.upload(Int32Array.from(individuals), [individuals.length]);
  const rows = gpu.run(gathering(individuals.length, drawn.shape[0]), [drawn, chosen]);
  chosen.dispose();
  return taken(gpu, rows);
}

/** What diversity is made of, a number for each coordinate, from as many of the first individuals as `count`. */
export function spreadsOf(gpu: Gpu, drawn: Tensor, count: number): Tensor {
  return gpu.run(spreading(drawn.shape[0]), [drawn], integer(count));
}

async function taken(gpu: Gpu, tensor: Tensor): Promise<Float32Array> {
  try {
    return (await gpu.read(tensor)) as Float32Array;
  } finally {
    tensor.dispose();
  }
}
