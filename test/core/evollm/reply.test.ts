import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../../src/core/evollm/answer.ts';
import type { Message } from '../../../src/core/evollm/question.ts';
import { readReply } from '../../../src/core/evollm/reply.ts';

interface Hostile {
  readonly text: string;
  readonly count: number;
  readonly highest: number;
  readonly expected: readonly number[] | null;
  readonly repeat?: number;
}

const file = new URL('../../vectors/hostile-replies.json', import.meta.url);
const { replies, prompt } = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly replies: readonly Hostile[];
  readonly prompt: readonly Message[];
};

describe('a reply', () => {
  it('is tested with at least 200 that make trouble', () => {
    expect(replies.length).toBeGreaterThanOrEqual(200);
  });

  it.each(replies)('$text is read or refused as it should be', (reply) => {
    const { text, count, highest, expected, repeat = 1 } = reply;
    expect(readAnswer({ messages: prompt, count, highest }, text.repeat(repeat))).toEqual(expected);
  });

  it('is read in no time, however long it is', () => {
    for (const piece of ['9', '-', '<think>', '1 :', '[', '"', '1.', '```', '\u2028']) {
      const text = piece.repeat(2_000_000);
      const began = performance.now();
      readAnswer({ messages: prompt, count: 5, highest: 1000 }, text);
      readReply(text, 5, 1000, 'cut');
      expect(performance.now() - began).toBeLessThan(1000);
    }
  });

  it('that was cut off is read as far as nothing that was still to come could change it', () => {
    const cut = (text: string): unknown => readReply(text, 2, 1000, 'cut');
    for (const text of ['395,30', '395, 30', '395', '395,307.', '12: 395,30', '{"mean":[395,30', ''])
      expect(cut(text)).toBeNull();
    for (const text of ['395,307 ', '395,307,1', '395,307\n1', '395, 307 is', '12: 395,307 a', '{"mean":[395,307]'])
      expect(cut(text)).toEqual([395, 307]);
  });

  it('never throws, and what is read is always as many integers of the range as were asked for', () => {
    const parts = fc.constantFrom(
      '1',
      '-',
      ',',
      ' ',
      '\n',
      '.',
      ':',
      '<think>',
      '</think>',
      '```',
      '{',
      '[',
      '"',
      'e',
      '−',
      '12',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(parts).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 10, max: 1e5 }), (text, count, highest) => {
        const read = readReply(text, count, highest);
        if (read === null) return;
        expect(read).toHaveLength(count);
        expect(read.every((k) => Number.isInteger(k) && k >= 0 && k <= highest && !Object.is(k, -0))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('holds the integers that were written, with a label or without', () => {
    const row = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        row,
        fc.constantFrom('', '-0.5: ', '1e-7: ', '12: ', 'k = '),
        fc.constantFrom(',', ', ', ' '),
        (k, label, by) => {
          expect(readReply(label + k.join(by), k.length, 1000)).toEqual(k);
        },
      ),
    );
  });
});
