import type { Tensor } from '@tensorflow/tfjs-core';
import type { DrawAddress, GaussianPlan, UniformPlan } from '../../../core/population/plan.ts';
import { PURPOSE } from '../../../core/random/purposes.ts';
import type { Gpu } from '../gpu.ts';
import { float, word, type Program } from '../program.ts';
import normalSource from '../wgsl/normal.wgsl?raw';
import philoxSource from '../wgsl/philox.wgsl?raw';

const NOT_MIRRORED = 0xffffffff;
/** Coordinates that one Philox block gives. */
const BLOCK = 4;

/** One thread for each block of four coordinates of each individual; neighbouring threads have neighbouring individuals. */
const OWN_BLOCK = `
  let dimension = uniforms.outShape.x;
  let size = uniforms.outShape.y;
  let block = index / size;
  if (BLOCK * block >= dimension) { return; }
  let individual = index - block * size;
  let key = vec2<u32>(uniforms.seed, uniforms.repetition);`;

const ADDRESS = 'seed : u32, repetition : u32, generation : u32, purpose : u32';

const program = (name: string, shape: readonly number[], uniforms: string, body: string): Program => ({
  name,
  key: '',
  outputShape: shape,
  variableNames: [],
  threads: Math.ceil(shape[0] / BLOCK) * shape[1],
  uniforms,
  userCode: `${philoxSource}${normalSource}
  const BLOCK = ${BLOCK};
  fn main(index : i32) {${OWN_BLOCK}${body}
  }`,
});

const addressOf = ({ seed, repetition, generation }: DrawAddress) =>
  word(seed, repetition, generation, PURPOSE.population);

/**
 * The standard normal draws z of a Gaussian plan, [dimension, size]: those of the reference, from the same bits, within 2e-6.
 */
export function drawNormals(gpu: Gpu, plan: GaussianPlan, address: DrawAddress): Tensor {
  const { dimension, size, mirrored, centred } = plan;
  const normals = program(
    'normals',
    [dimension, size],
    `${ADDRESS}, pairs : u32, centre : i32,`,
    `
    let mirror = u32(individual) >= uniforms.pairs;
    let drawn = select(u32(individual), u32(individual) - uniforms.pairs, mirror);
    let words = philox(vec4<u32>(u32(block), drawn, uniforms.generation, uniforms.purpose), key);
    var sign = select(1.0, -1.0, mirror);
    if (individual == uniforms.centre) { sign = 0.0; }
    let z = sign * vec4<f32>(boxMuller(words.x, words.y), boxMuller(words.z, words.w));
    for (var k = 0; k < min(BLOCK, dimension - BLOCK * block); k++) {
      result[(BLOCK * block + k) * size + individual] = z[k];
    }`,
  );
  const pairs = word(mirrored ? size / 2 : NOT_MIRRORED);
  const centre = { type: 'int32', data: [centred ? size - 1 : -1] } as const;
  return gpu.run(normals, [], [...addressOf(address), ...pairs, centre]);
}

/** Individuals uniform in the box, [dimension, size], within float32's precision of the reference's. */
export function drawUniform(gpu: Gpu, plan: UniformPlan, address: DrawAddress): Tensor {
  const uniforms = program(
    'uniforms',
    [plan.dimension, plan.size],
    `${ADDRESS}, lower : f32, width : f32,`,
    `
    let words = philox(vec4<u32>(u32(block), u32(individual), uniforms.generation, uniforms.purpose), key);
    for (var k = 0; k < min(BLOCK, dimension - BLOCK * block); k++) {
      let unit = (f32(words[k]) + 0.5) * TO_UNIT;
      result[(BLOCK * block + k) * size + individual] = uniforms.lower + uniforms.width * unit;
    }`,
  );
  return gpu.run(uniforms, [], [...addressOf(address), ...float(plan.lower, plan.upper - plan.lower)]);
}
