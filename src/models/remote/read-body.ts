import { ModelError, type Usage } from '../model.ts';
import { looksLikePage } from '../quote.ts';
import { readPiece, type Piece } from './completion.ts';
import { EventStream } from './event-stream.ts';
import type { Guard } from './guard.ts';
import type { CallLimits } from './limits.ts';

export interface BodyOptions {
  readonly guard: Guard;
  readonly limits: CallLimits;
  /** Characters above which a reply is endless. */
  readonly mostText: number;
  /** Who answers, for sentences. */
  readonly host: string;
  readonly onText: (text: string) => void;
}

/** What a whole body came to. */
export interface Body {
  readonly text: string;
  readonly usage: Usage;
  /** Whether the reply came to its limit of tokens before it came to its end. */
  readonly cut: boolean;
  readonly error: Piece['error'];
}

/**
 * Reads the answer to a request for a completion, whether it streams or not.
 * @throws ModelError malformed, endless or timeout; what ended the guard; or what reading throws when the connection breaks
 */
export async function readCompletion(response: Response, options: BodyOptions): Promise<Body> {
  if (!/text\/event-stream/i.test(response.headers.get('content-type') ?? '')) return readWhole(response, options);
  const reply = new Reply(options);
  const events = new EventStream();
  for await (const bytes of pieces(response, options)) {
    if (reply.take(events.push(bytes))) return reply.body;
  }
  return reply.take(events.end()) ? reply.body : reply.finished();
}

/** The body of a response as text. */
export async function readText(response: Response, options: Omit<BodyOptions, 'mostText' | 'onText'>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const bytes of pieces(response, options)) text += decoder.decode(bytes, { stream: true });
  return text + decoder.decode();
}

async function readWhole(response: Response, options: BodyOptions): Promise<Body> {
  const text = await readText(response, options);
  const { host } = options;
  if (looksLikePage(text)) {
    throw new ModelError('malformed', `${host} answered with a web page instead of a completion. Check the address.`);
  }
  const reply = new Reply(options);
  // Some stream without saying so.
  if (/^\s*(data|event|id|retry)?:/.test(text)) {
    const events = new EventStream();
    const whole = reply.take([...events.push(new TextEncoder().encode(text)), ...events.end()]);
    return whole ? reply.body : reply.finished();
  }
  reply.take([text]);
  return reply.body;
}

/** How servers say that a reply came to its limit of tokens. */
const CUT = new Set(['length', 'max_tokens', 'max_output_tokens']);

/** A reply as its pieces come. */
class Reply {
  #text = '';
  #usage: Usage = { prompt: null, completion: null };
  #error: Piece['error'] = null;
  #pieces = 0;
  #ending: string | null = null;

  constructor(private readonly options: BodyOptions) {}

  get body(): Body {
    const cut = this.#ending !== null && CUT.has(this.#ending);
    return { text: this.#text, usage: this.#usage, cut, error: this.#error };
  }

  /** @returns true when nothing more is to come */
  take(messages: readonly string[]): boolean {
    const { host, mostText, onText } = this.options;
    for (const message of messages) {
      if (message.trim() === '[DONE]') return true;
      const piece = this.#read(message);
      this.#pieces++;
      if (piece.usage) this.#usage = piece.usage;
      this.#ending ??= piece.ending;
      this.#error ??= piece.error;
      if (this.#error) return true;
      if (piece.text === '') continue;
      this.#text += piece.text;
      if (this.#text.length > mostText) {
        const sentence = `${host} went on after ${mostText} characters, far more than was asked for; it was stopped.`;
        throw new ModelError('endless', `${sentence} Another model may keep to the form.`);
      }
      onText(this.#text);
    }
    return false;
  }

  /** The body of a stream that has ended without the mark of its end: the server has to have said that the reply is over. */
  finished(): Body {
    const { host } = this.options;
    if (this.#ending !== null || this.#error) return this.body;
    const before = this.#pieces > 0 ? 'in the middle' : 'before it began';
    throw new ModelError('malformed', `${host} ended its answer ${before}. Ask again.`);
  }

  #read(message: string): Piece {
    try {
      return readPiece(JSON.parse(message));
    } catch {
      const sentence = `${this.options.host} sent something that is no chat completion, or only a part of one.`;
      throw new ModelError('malformed', `${sentence} Ask again, and check the address if it stays so.`);
    }
  }
}

/** The bytes of a body, each waited for no longer than the limits allow, and cancelled if they are not wanted any more. */
async function* pieces(
  response: Response,
  { guard, limits, host }: Pick<BodyOptions, 'guard' | 'limits' | 'host'>,
): AsyncGenerator<Uint8Array> {
  if (!response.body) return;
  const reader = response.body.getReader();
  const seconds = limits.idleMs / 1000;
  const idle = (): void =>
    guard.begin('idle', limits.idleMs, `${host} stopped in the middle of its answer: nothing came for ${seconds} s.`);
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await guard.race(reader.read());
      guard.stop('first byte');
      if (done) return;
      idle();
      bytes += value.byteLength;
      if (bytes > limits.maxBytes) {
        throw new ModelError(
          'endless',
          `${host} sent more than ${limits.maxBytes} bytes for one reply; it was stopped.`,
        );
      }
      yield value;
    }
  } finally {
    guard.stop('idle');
    // It may never settle, and nobody waits for it.
    reader.cancel().catch(() => undefined);
  }
}
