import type { Architecture } from '../../../../../src/core/policies/policy.ts';
import { Gpu } from '../../../../../src/engines/webgpu/gpu.ts';
import { network } from '../../../../../src/engines/webgpu/rollout/policy.ts';

const MAIN = `
var<private> individual: i32;
fn weight(j: i32) -> f32 { return points[j * uniforms.pointsShape.y + individual]; }
fn main(index : i32) {
  let count = uniforms.outShape.y;
  if (index >= count) { return; }
  individual = index;
  for (var j = 0; j < INPUTS; j++) { observation[j] = observations[j * count + index]; }
  take();
  act();
  for (var j = 0; j < ACTIONS; j++) { result[j * count + index] = action[j]; }
}`;

/**
 * What networks on the device do: policy i, a column of `points`, for observation i, a column of `observations`.
 * @param outputs numbers of an action
 */
export async function deviceActions(
  architecture: Architecture,
  points: readonly number[],
  observations: readonly number[],
  outputs: number,
): Promise<number[]> {
  const gpu = await Gpu.open();
  const inputs = architecture.sizes[0];
  const count = observations.length / inputs;
  const declarations = `const INPUTS = ${inputs};
const ACTIONS = ${outputs};
var<private> observation: array<f32, INPUTS>;
var<private> action: array<f32, ACTIONS>;`;
  const program = {
    name: 'actions',
    key: JSON.stringify(architecture),
    outputShape: [outputs, count],
    threads: count,
    variableNames: ['points', 'observations'],
    userCode: [declarations, network(architecture), MAIN].join('\n'),
  };
  const given = [
    gpu.upload(Float32Array.from(points), [points.length / count, count]),
    gpu.upload(Float32Array.from(observations), [inputs, count]),
  ];
  const actions = await gpu.read(gpu.run(program, given));
  gpu.release();
  return [...actions];
}
