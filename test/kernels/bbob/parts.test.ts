import { describe, expect, it } from 'vitest';
import { loadKernels } from '../load.ts';
import { GOLDEN, type Part } from './vectors.ts';

const kernels = loadKernels();
const { call } = kernels;

function parts(kind: string): readonly Part[] {
  return GOLDEN.parts.filter(({ k }) => k === kind);
}

/** What a kernel writes to a list of `length` numbers. */
function written(length: number, write: (out: number) => void): number[] {
  const out = kernels.float64(length);
  write(out.pointer);
  const result = [...out.values];
  out.release();
  return result;
}

function expectNear(found: readonly number[], reference: readonly number[], relative: number): void {
  reference.forEach((value, i) => {
    expect(Math.abs(found[i] - value), `number ${i}: ${found[i]}, ${value}`).toBeLessThanOrEqual(
      relative * Math.abs(value),
    );
  });
}

/** One tile whose four individuals are the same. */
function tileOf(point: readonly number[]): Float64Array {
  return Float64Array.from(point.flatMap((value) => [value, value, value, value]));
}

/** Applies a transformation of a tile to one point. */
function transformed(point: readonly number[], apply: (x: number, out: number) => void): number[] {
  const x = kernels.float64(point.length * 4);
  x.values.set(tileOf(point));
  const out = written(point.length * 4, (pointer) => apply(x.pointer, pointer));
  x.release();
  return point.map((_, j) => out[4 * j]);
}

describe('building blocks', () => {
  it.each(parts('unif'))('uniforms of seed $seed', ({ seed, v }) => {
    expect(written(v.length, (out) => call.bbobPartUniforms(seed, v.length, out))).toEqual(v);
  });

  it('uniforms of seed 0 are those of 1, and the sign of a seed does not count', () => {
    const draw = (seed: number): number[] => written(50, (out) => call.bbobPartUniforms(seed, 50, out));
    expect(draw(0)).toEqual(draw(1));
    expect(draw(-77)).toEqual(draw(77));
  });

  it.each(parts('gauss'))('normals of seed $seed', ({ seed, v }) => {
    const found = written(2 * v.length, (out) => call.bbobPartNormals(seed, v.length, out));
    // The reference rounds 2π·v before it takes the cosine, so a number near 0 keeps fewer digits.
    v.forEach((value, i) => expect(Math.abs(found[i] - value)).toBeLessThanOrEqual(2e-15));
  });

  it.each(parts('rotation'))('rotation of seed $seed, dimension $d', ({ seed, d, v }) => {
    const found = written(2 * d * d, (out) => call.bbobPartRotation(seed, d, out));
    v.forEach((value, k) =>
      expect(Math.abs(found[(k % d) * d + Math.floor(k / d)] - value)).toBeLessThanOrEqual(2e-14),
    );
  });

  it.each(parts('xopt_raw'))('optimum of seed $seed, dimension $d', ({ seed, d, v }) => {
    expect(written(d, (out) => call.bbobPartOptimum(seed, d, out))).toEqual(v);
  });

  it('oscillation', () => {
    const [input] = parts('tosz_in');
    const [output] = parts('tosz_out');
    expectNear(
      transformed(input.v, (x, out) => call.bbobPartOscillate(input.v.length, x, out)),
      output.v,
      4e-14,
    );
  });

  it.each(parts('tasy_out_i_mod5_n5'))('asymmetry with β = $beta', ({ beta, v }) => {
    const [input] = parts('tosz_in');
    const exponents = kernels.float64(5);
    exponents.values.forEach((_, j) => (exponents.values[j] = (beta * j) / 4));
    input.v.forEach((value, i) => {
      const point = [value, value, value, value, value];
      const found = transformed(point, (x, out) => call.bbobPartSkew(5, exponents.pointer, x, out));
      expectNear([found[i % 5]], [v[i]], 1e-14);
    });
  });

  it('oscillation and asymmetry keep 0, −0 and the sign of everything', () => {
    const point = [0, -0, 1e-300, -1e-300, 5e-324, -5e-324, 1e300, -1e300];
    const found = transformed(point, (x, out) => call.bbobPartOscillate(point.length, x, out));
    found.forEach((value, j) => expect(Math.sign(value)).toBe(Math.sign(point[j])));
  });
});
