/**
 * Reads server-sent events from bytes in any pieces: line ends of all three kinds, comments, events of several lines, characters cut in
 * two. What a stream leaves open at its end is handed over too, so that a cut-off message is noticed instead of lost.
 * Source: WHATWG HTML, "Server-sent events", without `id`, `event` and `retry`.
 */
export class EventStream {
  readonly #decoder = new TextDecoder();
  #rest = '';
  #data: string[] = [];
  #afterReturn = false;

  /** @returns data of the events that these bytes complete, in order */
  push(bytes: Uint8Array): string[] {
    return this.#take(this.#decoder.decode(bytes, { stream: true }));
  }

  /** @returns data of the last event, if the stream ended before it did */
  end(): string[] {
    const events = this.#take(this.#decoder.decode());
    if (this.#rest !== '') this.#line(this.#rest);
    this.#rest = '';
    return [...events, ...this.#event()];
  }

  #take(piece: string): string[] {
    const events: string[] = [];
    let text = piece;
    // The second half of a line end whose first half was the end of the last piece.
    if (this.#afterReturn && text !== '') {
      this.#afterReturn = false;
      if (text.startsWith('\n')) text = text.slice(1);
    }
    if (text.endsWith('\r')) this.#afterReturn = true;
    const lines = (this.#rest + text).split(/\r\n|\r|\n/);
    this.#rest = lines.pop()!;
    for (const line of lines) {
      if (line === '') events.push(...this.#event());
      else this.#line(line);
    }
    return events;
  }

  #line(line: string): void {
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    if (field === 'data') this.#data.push(colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, ''));
  }

  #event(): string[] {
    if (this.#data.length === 0) return [];
    const data = this.#data.join('\n');
    this.#data = [];
    return [data];
  }
}
