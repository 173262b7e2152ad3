import type { Tensor } from '@tensorflow/tfjs-core';
import type { GaussianPlan, PointsPlan } from '../../../core/population/plan.ts';
import type { Gpu } from '../gpu.ts';
import { float, type Program } from '../program.ts';

/** One thread for each coordinate of each individual. */
const elementwise = (name: string, shape: readonly number[], variableNames: string[], formula: string): Program => ({
  name,
  key: '',
  outputShape: shape,
  variableNames,
  uniforms: 'a : f32, b : f32,',
  userCode: `fn main(index : i32) {
    if (index >= uniforms.size) { return; }
    let j = index / uniforms.outShape.y;
    ${formula}
  }`,
});

/** y = A z; the draws themselves, the same tensor, where A is the identity. */
export function stepsOf(gpu: Gpu, { dimension, size, factor }: GaussianPlan, z: Tensor): Tensor {
  if (!factor) return z;
  const matrix = factor.length > dimension;
  const own = gpu.upload(Float32Array.from(factor), matrix ? [dimension, dimension] : [dimension]);
  const scale = elementwise('scale', [dimension, size], ['z', 'd'], 'result[index] = d[j] * z[index];');
  const y = matrix ? gpu.matMul(own, z) : gpu.run(scale, [z, own], float(0, 0));
  own.dispose();
  return y;
}

/** x = mean + sigma·y; the host's mean is float64 and is rounded here, once. */
export function placeSteps(gpu: Gpu, { dimension, size, mean, sigma }: GaussianPlan, y: Tensor): Tensor {
  const centre = gpu.upload(Float32Array.from(mean), [dimension]);
  const place = elementwise(
    'place',
    [dimension, size],
    ['y', 'mean'],
    'result[index] = mean[j] + uniforms.a * y[index];',
  );
  const x = gpu.run(place, [y, centre], float(sigma, 0));
  centre.dispose();
  return x;
}

/** Explicit rows, coordinate-major. */
export function placeRows(gpu: Gpu, { dimension, size, rows }: PointsPlan): Tensor {
  const values = new Float32Array(rows.length);
  for (let i = 0; i < size; i++) for (let j = 0; j < dimension; j++) values[j * size + i] = rows[i * dimension + j];
  return gpu.upload(values, [dimension, size]);
}

/** Every coordinate at the nearest point of the box. */
export function clipped(gpu: Gpu, x: Tensor, lower: number, upper: number): Tensor {
  const clip = elementwise('clip', x.shape, ['x'], 'result[index] = clamp(x[index], uniforms.a, uniforms.b);');
  return gpu.run(clip, [x], float(lower, upper));
}

/** Every coordinate where a mirror at either end of the box would put it. */
export function reflected(gpu: Gpu, x: Tensor, lower: number, upper: number): Tensor {
  const reflect = elementwise(
    'reflect',
    x.shape,
    ['x'],
    `let value = x[index];
    let width = uniforms.b - uniforms.a;
    let offset = value - uniforms.a;
    let folded = min(abs(offset - 2.0 * width * round(offset / (2.0 * width))), width);
    result[index] = select(uniforms.a + folded, value, value >= uniforms.a && value <= uniforms.b);`,
  );
  return gpu.run(reflect, [x], float(lower, upper));
}

/** For each individual the squared distance to the box, [size]. */
export function penaltiesOf(gpu: Gpu, x: Tensor, lower: number, upper: number): Tensor {
  const penalties: Program = {
    name: 'penalties',
    key: '',
    outputShape: [x.shape[1]!],
    variableNames: ['x'],
    uniforms: 'lower : f32, upper : f32,',
    userCode: `fn main(index : i32) {
      if (index >= uniforms.size) { return; }
      var sum = 0.0;
      for (var j = 0; j < uniforms.xShape.x; j++) {
        let value = x[j * uniforms.size + index];
        let moved = value - clamp(value, uniforms.lower, uniforms.upper);
        sum += moved * moved;
      }
      result[index] = sum;
    }`,
  };
  return gpu.run(penalties, [x], float(lower, upper));
}
