import { PURPOSE } from '../../../core/random/purposes.ts';
import type { Program } from '../program.ts';
import philoxSource from '../wgsl/philox.wgsl?raw';

/** Coordinates that one Philox block gives: each of its four words chooses two quantiles. */
const BLOCK = 8;

/**
 * Children as `kernels/population/genome.as.ts` makes them, bit for bit: only additions of table entries, products that
 * nothing is added to, and products that are exact. One thread for each block of eight coordinates of each child.
 * Of `offspring`, row 0 tells each child's place among the parents (−1: fresh), row 1 its seed.
 */
export const childrenProgram = (dimension: number, size: number, normal: boolean): Program => ({
  name: 'children',
  key: normal ? 'normal' : 'uniform',
  outputShape: [dimension, size],
  // Fresh ones that are normal take the unscaled quantiles, times their spreads.
  variableNames: ['parents', 'offspring', 'steps', ...(normal ? ['quantiles', 'spreads'] : [])],
  threads: Math.ceil(dimension / BLOCK) * size,
  uniforms: 'unchanged : i32, lower : f32, width : f32,',
  userCode: `${philoxSource}
  const BLOCK = ${BLOCK};
  fn quantileIndex(words : vec4<u32>, k : i32) -> u32 {
    let chosen = words[k >> 1u];
    return select(chosen & 0xffffu, chosen >> 16u, (k & 1) == 1);
  }

  fn main(index : i32) {
    let dimension = uniforms.outShape.x;
    let size = uniforms.outShape.y;
    let block = index / size;
    let begin = BLOCK * block;
    if (begin >= dimension) { return; }
    let end = min(begin + BLOCK, dimension);
    let child = index - block * size;
    let parent = offspring[child];
    let key = vec2<u32>(bitcast<u32>(offspring[size + child]), 0u);
    if (parent >= 0) {
      let words = philox(vec4<u32>(u32(block), 0u, 0u, ${PURPOSE.genomeNoise}u), key);
      for (var j = begin; j < end; j++) {
        let inherited = parents[j * uniforms.parentsShape.y + parent];
        if (child >= size - uniforms.unchanged) { result[j * size + child] = inherited; }
        else { result[j * size + child] = inherited + steps[quantileIndex(words, j - begin)]; }
      }
      return;
    }
    ${normal ? NORMAL_ROOT : UNIFORM_ROOT}
  }`,
});

const NORMAL_ROOT = `
    let words = philox(vec4<u32>(u32(block), 0u, 0u, ${PURPOSE.genomeStart}u), key);
    for (var j = begin; j < end; j++) {
      result[j * size + child] = quantiles[quantileIndex(words, j - begin)] * spreads[j];
    }`;

const UNIFORM_ROOT = `
    for (var j = begin; j < end; j++) {
      let words = philox(vec4<u32>(u32(j >> 2u), 0u, 0u, ${PURPOSE.genomeStart}u), key);
      result[j * size + child] = uniforms.lower + f32(words[j & 3] >> 12u) * 9.5367431640625e-7 * uniforms.width;
    }`;

/**
 * The next parents, column by column, out of three tensors put side by side: the children of the generation before, its
 * parents, and rows brought from the host.
 */
export const successionProgram = (dimension: number, parents: number): Program => ({
  name: 'succession',
  key: '',
  outputShape: [dimension, parents],
  variableNames: ['children', 'elders', 'brought', 'chosen'],
  userCode: `fn main(index : i32) {
    if (index >= uniforms.size) { return; }
    let width = uniforms.outShape.y;
    let j = index / width;
    let ofChildren = uniforms.childrenShape.y;
    let ofElders = uniforms.eldersShape.y;
    let place = chosen[index - j * width];
    if (place < ofChildren) { result[index] = children[j * ofChildren + place]; }
    else if (place < ofChildren + ofElders) { result[index] = elders[j * ofElders + place - ofChildren]; }
    else { result[index] = brought[j * uniforms.broughtShape.y + place - ofChildren - ofElders]; }
  }`,
});
