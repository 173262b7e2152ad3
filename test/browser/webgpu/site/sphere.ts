import type { Gpu } from '../../../../src/engines/webgpu/gpu.ts';
import type { GpuObjective } from '../../../../src/engines/webgpu/objective.ts';
import type { Program } from '../../../../src/engines/webgpu/program.ts';

/** Σ (x − 1)², so that tests of populations need no objective of the project. */
export function sphere(gpu: Gpu): GpuObjective {
  const program = (size: number): Program => ({
    name: 'sphere',
    key: '',
    outputShape: [size],
    variableNames: ['x'],
    userCode: `fn main(index : i32) {
      if (index >= uniforms.size) { return; }
      var sum = 0.0;
      for (var j = 0; j < uniforms.xShape.x; j++) {
        let step = x[j * uniforms.size + index] - 1.0;
        sum += step * step;
      }
      result[index] = sum;
    }`,
  });
  return {
    outcomeSize: 0,
    begin: () => undefined,
    evaluate: (points) => ({ costs: gpu.run(program(points.shape[1]!), [points]), outcomes: null }),
    release: () => undefined,
  };
}
