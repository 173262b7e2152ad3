import { describe, expect, it } from 'vitest';
import { loadKernels } from './load.ts';

const kernels = loadKernels();

function philox(counter: readonly number[], key: readonly number[]): number[] {
  const out = kernels.uint32(4);
  const [c0, c1, c2, c3] = counter;
  kernels.call.philox(c0, c1, c2, c3, key[0], key[1], out.pointer);
  return [...out.values];
}

describe('Philox4x32-10', () => {
  // Known answers of the Random123 distribution.
  it.each([
    [
      [0, 0, 0, 0],
      [0, 0],
      [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
    ],
    [
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    ],
  ])('counter %j with key %j gives the published words', (counter, key, words) => {
    expect(philox(counter, key)).toEqual(words);
  });
});
