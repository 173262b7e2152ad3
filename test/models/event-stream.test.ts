import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EventStream } from '../../src/models/remote/event-stream.ts';

/** What a stream says when its bytes come in pieces that end at these places. */
function read(text: string, cuts: readonly number[] = []): string[] {
  const bytes = new TextEncoder().encode(text);
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  const stream = new EventStream();
  const events = places.slice(1).flatMap((end, k) => stream.push(bytes.subarray(places[k], end)));
  return [...events, ...stream.end()];
}

describe('a stream of events', () => {
  test.each([
    ['data: a\n\ndata:b\n\n', ['a', 'b']],
    ['data: a\r\n\r\ndata: b\r\n\r\n', ['a', 'b']],
    ['data: a\r\rdata: b\r\r', ['a', 'b']],
    [': nothing yet\n\n:\n\ndata: a\n\n', ['a']],
    ['event: x\nid: 1\nretry: 3\ndata: a\n\nevent: y\n\n', ['a']],
    ['data: a\ndata: b\ndata\n\n', ['a\nb\n']],
    ['data:  two spaces\n\n', [' two spaces']],
    ['\uFEFFdata: a\n\n', ['a']],
    ['data: a\n\ndata: cut o', ['a', 'cut o']],
    ['', []],
    ['\n\n\r\n', []],
  ])('%j', (text, events) => {
    expect(read(text)).toEqual(events);
  });

  test('says the same in any pieces', () => {
    const line = fc.string({ unit: fc.constantFrom('a', ':', ' ', 'ä', '☃', '𝒙', '{', '"') });
    const event = fc.record({
      lines: fc.array(line, { minLength: 1, maxLength: 3 }),
      end: fc.constantFrom('\n', '\r\n', '\r'),
      comment: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 5 }), fc.array(fc.nat(400), { maxLength: 12 }), (events, cuts) => {
        const text = events
          .map(({ lines, end, comment }) =>
            [...(comment ? [': hm'] : []), ...lines.map((one) => `data: ${one}`), '', ''].join(end),
          )
          .join('');
        const expected = events.map(({ lines }) => lines.join('\n'));
        expect(read(text)).toEqual(expected);
        expect(read(text, cuts)).toEqual(expected);
      }),
    );
  });

  test('does not fail on any bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 5 }), (pieces) => {
        const stream = new EventStream();
        for (const piece of pieces) stream.push(piece);
        stream.end();
      }),
    );
  });
});
