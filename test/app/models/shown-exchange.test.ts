import { expect, test } from 'vitest';
import { alignedLines } from '../../../src/app/models/shown-exchange.ts';

test('the numbers of a prompt stand below each other, and what is to be completed stays open', () => {
  expect(alignedLines('1790: 431,799\n3.4: 7,91\n0.5:')).toEqual([
    { label: '1790:', numbers: '431,799' },
    { label: ' 3.4:', numbers: '  7, 91' },
    { label: ' 0.5:', numbers: '' },
  ]);
});

test('lines without a label are lines of numbers', () => {
  expect(alignedLines('12,3\n4,56')).toEqual([
    { label: '', numbers: '12, 3' },
    { label: '', numbers: ' 4,56' },
  ]);
});
