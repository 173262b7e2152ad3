import type { Readable } from 'node:stream';

/**
 * Lines of a stream of UTF-8 text, ended by \n or \r\n; the last one need not be ended. A byte-order mark at the beginning, as
 * some editors write it, is no part of the first line.
 */
export async function* linesOf(input: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  // Pieces of a long line are kept apart until it ends: adding each to a growing text would take quadratic time.
  let pieces: string[] = [];
  for await (const chunk of input) {
    const parts = decoder.decode(chunk as Buffer, { stream: true }).split('\n');
    for (const part of parts.slice(0, -1)) {
      yield withoutReturn(pieces.join('') + part);
      pieces = [];
    }
    pieces.push(parts[parts.length - 1]);
  }
  const last = pieces.join('') + decoder.decode();
  if (last !== '') yield withoutReturn(last);
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
