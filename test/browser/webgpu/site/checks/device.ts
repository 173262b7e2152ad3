import { Gpu } from '../../../../../src/engines/webgpu/gpu.ts';
import { float, type Program } from '../../../../../src/engines/webgpu/program.ts';

const triple = (size: number): Program => ({
  name: 'scaled',
  key: '',
  outputShape: [size],
  variableNames: ['x'],
  uniforms: 'factor : f32,',
  userCode: `fn main(index : i32) {
    if (index >= uniforms.size) { return; }
    result[index] = x[index] * uniforms.factor;
  }`,
});

/** What became of an error: its trouble and its words. */
async function failureOf(promise: Promise<unknown>): Promise<{ trouble: string; message: string } | null> {
  try {
    await promise;
    return null;
  } catch (error) {
    const { trouble, message } = error as { trouble: string; message: string };
    return { trouble, message };
  }
}

/** Scales numbers on the device, then in place, and multiplies matrices. */
export async function arithmetic(): Promise<unknown> {
  const gpu = await Gpu.open();
  const before = gpu.tensors;
  const values = Float32Array.from({ length: 200 }, (_, i) => i);
  const x = gpu.upload(values, [200]);
  const scaled = gpu.run(triple(200), [x], float(3));
  const first = await gpu.read(scaled);
  gpu.run(triple(200), [x], float(0.5), 'float32', scaled);
  const again = await gpu.read(scaled);
  const a = gpu.upload(Float32Array.of(1, 2, 3, 4, 5, 6), [2, 3]);
  const product = gpu.matMul(a, a, false, true);
  const square = await gpu.read(product);
  const seen = {
    first: [...first],
    again: [...again],
    square: [...square],
    dispatches: gpu.dispatches,
    readbacks: gpu.readbacks,
    software: gpu.adapter.software,
    name: gpu.adapter.text,
  };
  for (const tensor of [x, scaled, a, product]) tensor.dispose();
  const left = gpu.tensors - before;
  gpu.release();
  return { ...seen, left };
}

/** What is said of a program that is none, of memory that is not there, and of a device that is gone. */
export async function troubles(): Promise<unknown> {
  const gpu = await Gpu.open(2000);
  const x = gpu.upload(new Float32Array(4), [4]);
  const broken: Program = { ...triple(4), name: 'broken', userCode: 'fn main(index : i32) { nonsense; }' };
  const refused = await failureOf(gpu.read(gpu.run(broken, [x], float(1))));
  const fine = await failureOf(gpu.read(gpu.run(triple(4), [x], float(1))));
  const told = gpu.lost;
  const reading = gpu.read(gpu.run(triple(4), [x], float(1)));
  gpu.destroyDevice();
  const lost = await failureOf(reading);
  const afterwards = await failureOf(gpu.read(x));
  const message = await told;
  gpu.release();
  return { refused, fine, lost, afterwards, message };
}
