// The draws of an episode: Philox with key (seed, repetition) and counter (block, episode, generation, purpose). They are
// common to a population, so that its individuals are compared on the same episodes.
import { cosScalar, logScalar } from '../math/exports.as';
import { philox } from '../random/philox.as';

const words = heap.alloc(16);
let seed: u32 = 0;
let repetition: u32 = 0;
let generation: u32 = 0;
let purpose: u32 = 0;
let episode: u32 = 0;
let drawn: u32 = 0;

/** Variant of the task that is played; what it means is the task's own. */
export let instance: u32 = 1;
/** True for episodes on which a policy is tested rather than trained. */
export let testing: bool = false;

/** Says which episodes are drawn next. */
export function openEpisodes(
  variant: u32,
  forTest: bool,
  ofSeed: u32,
  ofRepetition: u32,
  ofGeneration: u32,
  forPurpose: u32,
): void {
  instance = variant;
  testing = forTest;
  seed = ofSeed;
  repetition = ofRepetition;
  generation = ofGeneration;
  purpose = forPurpose;
}

/** Goes to the first draw of an episode. */
export function openEpisode(index: u32): void {
  episode = index;
  drawn = 0;
}

/** Next draw of the episode in (0, 1): (k + ½)/2³². */
export function drawUnit(): f64 {
  if ((drawn & 3) == 0) philox(drawn >> 2, episode, generation, purpose, seed, repetition, words);
  const word = load<u32>(words + ((<usize>(drawn++ & 3)) << 2));
  return (<f64>word + 0.5) * 2.3283064365386963e-10;
}

/** Next draw of the episode, uniform in [least, most). */
export function drawUniform(least: f64, most: f64): f64 {
  return least + (most - least) * drawUnit();
}

/** Next draw of the episode from N(0, deviation²), by the Box–Muller transform; it takes two words. */
export function drawNormal(deviation: f64): f64 {
  const radius = sqrt(-2 * logScalar(drawUnit()));
  return deviation * radius * cosScalar(6.283185307179586 * drawUnit());
}
