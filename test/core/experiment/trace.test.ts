import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combineDigests, DIGEST_DIGITS, MARK_DIGITS, Trace } from '../../../src/core/experiment/trace.ts';

/** Numbers as little-endian float64, hashed by another implementation. */
function sha256(...numbers: number[]): string {
  const bytes = Buffer.alloc(8 * numbers.length);
  numbers.forEach((value, k) => bytes.writeDoubleLE(value, 8 * k));
  return createHash('sha256').update(bytes).digest('hex');
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const improvements = fc.array(fc.tuple(fc.nat(), fc.double({ noNaN: true })), { maxLength: 300 });

describe('a trace', () => {
  it('hashes evaluation and cost of each improvement, then the solution', () => {
    fc.assert(
      fc.property(improvements, fc.array(fc.double({ noNaN: true })), (pairs, solution) => {
        const trace = new Trace();
        for (const [evaluation, cost] of pairs) trace.improve(evaluation, cost);
        const digest = hex(trace.digest(Float64Array.from(solution)));
        expect(digest).toBe(sha256(...pairs.flat(), ...solution));
        expect(hex(new Trace(trace.improvements, trace.marks).digest(Float64Array.from(solution)))).toBe(digest);
      }),
    );
  });

  it('takes marks after 1, 2, 4, … generations, at most 24', () => {
    const trace = new Trace();
    for (let generation = 1; generation <= 100; generation++) {
      trace.improve(generation, -generation);
      trace.mark(generation);
    }
    expect(trace.marks).toHaveLength(7);
    expect(trace.marks[1]).toBe(sha256(1, -1, 2, -2).slice(0, MARK_DIGITS));
    for (let power = 7; power < 31; power++) trace.mark(2 ** power);
    expect(trace.marks).toHaveLength(24);
  });

  it('gives a picture as many improvements as it asks for, ends included', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 2, max: 100 }), (count, most) => {
        const trace = new Trace();
        for (let k = 1; k <= count; k++) trace.improve(k, 1 / k);
        const sample = trace.sample(most);
        expect(sample).toHaveLength(2 * Math.min(count, most));
        expect([sample[0], sample[1]]).toEqual([1, 1]);
        expect([...sample.slice(-2)]).toEqual([count, 1 / count]);
        for (let k = 2; k < sample.length; k += 2) expect(sample[k]).toBeGreaterThan(sample[k - 2]);
      }),
    );
  });
});

describe('the digest of an experiment', () => {
  it('is that of its only repetition, or of all of them in order', () => {
    const [a, b] = [1, 2].map((k) => new Trace().digest(Float64Array.of(k)));
    expect(combineDigests([a])).toBe(hex(a).slice(0, DIGEST_DIGITS));
    const both = createHash('sha256').update(a).update(b).digest('hex').slice(0, DIGEST_DIGITS);
    expect(combineDigests([a, b])).toBe(both);
    expect(combineDigests([b, a])).not.toBe(both);
  });
});
