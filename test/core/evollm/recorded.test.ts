import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_REPLIES, readReplies, writeReplies } from '../../../src/core/evollm/recorded.ts';
import { InputError } from '../../../src/core/experiment/fields.ts';
import { resolve } from '../../../src/core/experiment/settings.ts';

describe('recorded replies', () => {
  const replies = fc.array(
    fc.option(fc.array(fc.integer({ min: 0, max: 999_999 }), { minLength: 1, maxLength: 6 }), { nil: null }),
  );

  it('come back as they were', () => {
    fc.assert(fc.property(replies, (all) => void expect(readReplies(writeReplies(all))).toEqual(all)));
    expect([[], [null], [null, null], [[1]], [[1, 2], null]].map(writeReplies)).toEqual(['', '.', '..', '.1', '.1_2.']);
  });

  it.each([
    ...[
      '1',
      '1_2',
      '.1,2',
      '.-1',
      '.1__2',
      '._1',
      '.1_',
      '. 1',
      '.1 ',
      '.1.2x',
      '.1e3',
      '.0x1',
      '.1234567',
      '.１',
      '\n.1',
      '.1\n',
    ],
    ...[5, true, {}, ['.1'], null, Number.NaN, '<script>', '.'.repeat(MOST_REPLIES + 1)],
  ])('are refused with a sentence: %.30j', (given) => {
    expect(() => readReplies(given)).toThrow(InputError);
    expect(() => readReplies(given)).toThrow(/^replies [^]*\.$/);
    expect(() => resolve({ strategy: 'evollm', model: 'language-model', replies: given })).toThrow(InputError);
  });

  it('never make anything but a sentence, whatever they are', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.string(), fc.stringMatching(/^[._\d]{0,40}$/)), (given) => {
        try {
          expect(Array.isArray(readReplies(given))).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
        }
      }),
    );
  });

  it('belong to those runs alone that ask', () => {
    const { description, issues } = resolve({ strategy: 'evollm', model: 'copy-best', replies: '.1_2' });
    expect(description.replies).toBeUndefined();
    expect(issues.map(({ key }) => key)).toEqual(['replies']);
  });
});
