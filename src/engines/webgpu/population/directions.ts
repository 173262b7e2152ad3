import type { Tensor } from '@tensorflow/tfjs-core';
import type { Directions } from '../../../core/population/plan.ts';
import type { Gpu } from '../gpu.ts';
import type { Program } from '../program.ts';

/** Products of each direction with each of some vectors: coordinate j of vector i is element j·stride.x + i·stride.y. */
const productsProgram = (count: number, vectors: number): Program => ({
  name: 'products with directions',
  key: '',
  outputShape: [count, vectors],
  variableNames: ['directions', 'v'],
  uniforms: 'stride : vec2<i32>,',
  userCode: `fn main(index : i32) {
    if (index >= uniforms.size) { return; }
    let k = index / uniforms.outShape.y;
    let i = index - k * uniforms.outShape.y;
    let dimension = uniforms.directionsShape.y;
    var sum = 0.0;
    for (var j = 0; j < dimension; j++) {
      sum += directions[k * dimension + j] * v[j * uniforms.stride.x + i * uniforms.stride.y];
    }
    result[index] = sum;
  }`,
});

/** How far each step lies along each direction when its turn comes. Each thread reads again what it has written itself. */
const lengthsProgram = (count: number, size: number): Program => ({
  name: 'lengths along directions',
  key: '',
  outputShape: [count, size],
  variableNames: ['products', 'gram', 'before', 'between'],
  threads: size,
  userCode: `fn main(index : i32) {
    let size = uniforms.outShape.y;
    if (index >= size) { return; }
    let count = uniforms.outShape.x;
    for (var k = 0; k < count; k++) {
      var sum = before[k] * products[k * size + index];
      for (var l = 0; l < k; l++) { sum += between[k * count + l] * gram[k * count + l] * result[l * size + index]; }
      result[k * size + index] = sum;
    }
  }`,
});

/** All shares put together: that of the draw and those of the directions, in their order. */
const sumProgram = (dimension: number, size: number): Program => ({
  name: 'stretched',
  key: '',
  outputShape: [dimension, size],
  variableNames: ['z', 'directions', 'lengths', 'after'],
  userCode: `fn main(index : i32) {
    if (index >= uniforms.size) { return; }
    let size = uniforms.outShape.y;
    let dimension = uniforms.outShape.x;
    let j = index / size;
    let i = index - j * size;
    let count = uniforms.lengthsShape.x;
    var sum = after[count] * z[index];
    for (var k = 0; k < count; k++) { sum += after[k] * directions[k * dimension + j] * lengths[k * size + i]; }
    result[index] = sum;
  }`,
});

/**
 * y from z where the factor is a product of directions, [dimension, size]; z itself where none has a rate. One direction after
 * the other would leave a device with as many threads as there are individuals. But y is a sum of z and the directions, whose
 * shares follow from the products of all of them with z and with one another, and these are made at once.
 */
export function stretched(gpu: Gpu, { rows, rates }: Directions, z: Tensor): Tensor {
  const count = rates.length;
  if (count === 0) return z;
  const [dimension, size] = z.shape as [number, number];
  const shares = sharesOf(rates);
  const [before, between, after] = [shares.before, shares.between, shares.after].map((values) =>
    gpu.upload(values, [values.length]),
  );
  const directions = gpu.upload(Float32Array.from(rows.subarray(0, count * dimension)), [count, dimension]);
  const products = gpu.run(productsProgram(count, size), [directions, z], strides(size, 1));
  const gram = gpu.run(productsProgram(count, count), [directions, directions], strides(1, dimension));
  const lengths = gpu.run(lengthsProgram(count, size), [products, gram, before, between]);
  const y = gpu.run(sumProgram(dimension, size), [z, directions, lengths, after]);
  for (const tensor of [before, between, after, directions, products, gram, lengths]) tensor.dispose();
  return y;
}

const strides = (coordinate: number, vector: number) => [{ type: 'int32', data: [coordinate, vector] }] as const;

/** What is left of the parts of a step, each turn of rate c leaving 1 − c of what there was. */
interface Shares {
  /** Of z when the turn of direction k comes. */
  readonly before: Float32Array;
  /** Of what direction l added when the turn of direction k comes, at k·count + l, times the rate of l. */
  readonly between: Float32Array;
  /** In the end of what direction k added, times its rate; behind them, of z. */
  readonly after: Float32Array;
}

function sharesOf(rates: Float64Array): Shares {
  const count = rates.length;
  const before = new Float32Array(count);
  const between = new Float32Array(count * count);
  const after = new Float32Array(count + 1);
  const added = new Float64Array(count);
  let left = 1;
  rates.forEach((rate, k) => {
    before[k] = left;
    between.set(added.subarray(0, k), k * count);
    for (let l = 0; l < k; l++) added[l] *= 1 - rate;
    added[k] = rate;
    left *= 1 - rate;
  });
  after.set(added);
  after[count] = left;
  return { before, between, after };
}
