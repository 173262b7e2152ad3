import type { WebGPUProgram } from '@tensorflow/tfjs-backend-webgpu/dist/webgpu_program';

/**
 * A program for the device. Its code defines `fn main(index : i32)`, is run once for each index from 0 on, reads its inputs as
 * arrays by their names and writes to the array `result`, of which it may read too. Besides its own uniforms there are
 * `uniforms.size`, the number of elements of the result, and for each input `uniforms.<name>Shape`. The last workgroup
 * runs beyond the last index: the code returns at once where `index >= uniforms.size`, or whatever it counts by.
 */
export interface Program {
  /** For messages. */
  readonly name: string;
  /** Everything that changes the code; programs of one name and key are compiled once. */
  readonly key: string;
  readonly outputShape: readonly number[];
  /** Names of the inputs in the code, in their order. */
  readonly variableNames: readonly string[];
  /** Invocations, where these are not as many as elements of the result. */
  readonly threads?: number;
  /** Invocations of one workgroup: 64 unless told. */
  readonly workgroup?: number;
  readonly userCode: string;
  /** Types of its own uniforms, as members of a WGSL struct: `seed : u32, scale : f32,`. */
  readonly uniforms?: string;
}

/** The value of one uniform, in the order of their types. */
export interface Uniform {
  readonly type: 'float32' | 'int32' | 'uint32';
  /** As many numbers as the type has components, up to four. */
  readonly data: readonly number[];
}

/** Uniforms of one component each. */
export const float = (...values: number[]): Uniform[] => values.map((value) => ({ type: 'float32', data: [value] }));
export const integer = (...values: number[]): Uniform[] => values.map((value) => ({ type: 'int32', data: [value] }));
export const word = (...values: number[]): Uniform[] => values.map((value) => ({ type: 'uint32', data: [value] }));

/** In the form that the backend runs; it writes to what it is given, so each run has its own. */
export function asBackendProgram(program: Program): WebGPUProgram {
  const { name, key, outputShape, variableNames, workgroup = 64, userCode, uniforms } = program;
  const threads = program.threads ?? outputShape.reduce((product, length) => product * length, 1);
  return {
    outputShape: [...outputShape],
    shaderKey: `${name}:${key}`,
    dispatch: [Math.ceil(threads / workgroup), 1, 1],
    dispatchLayout: { x: [...outputShape.keys()] },
    workgroupSize: [workgroup, 1, 1],
    variableNames: [...variableNames],
    size: true,
    ...(uniforms ? { uniforms } : {}),
    getUserCode: () => userCode,
  };
}
