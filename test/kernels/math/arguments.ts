/** Repeatable uniform numbers in [0, 1): a 32-bit linear congruential generator, upper bits of two steps. */
export function uniform(seed: number): () => number {
  let state = seed >>> 0;
  const step = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0);
  return () => ((step() >>> 5) * 67108864 + (step() >>> 6)) / 2 ** 53;
}

const bits = new Uint32Array(2);
const float = new Float64Array(bits.buffer);

/** Numbers to try a function on. */
export interface Sampler {
  between(low: number, high: number): number;
  /** ±2^u, u uniform. */
  scaled(leastExponent: number, greatestExponent: number): number;
  /** Any finite float64, all bit patterns equally likely. */
  anything(): number;
}

export function sampler(seed: number): Sampler {
  const draw = uniform(seed);
  const sample: Sampler = {
    between: (low, high) => low + (high - low) * draw(),
    scaled: (least, greatest) => (draw() < 0.5 ? -1 : 1) * 2 ** (least + (greatest - least) * draw()),
    anything: () => {
      bits[0] = Math.floor(draw() * 2 ** 32);
      bits[1] = Math.floor(draw() * 2 ** 32);
      return Number.isFinite(float[0]) ? float[0] : sample.anything();
    },
  };
  return sample;
}
