import type { Message } from '../../core/evollm/question.ts';
import { saysAnything } from '../../core/evollm/reply.ts';
import { SYSTEM_CLOCK, type Clock } from '../clock.ts';
import type { Endpoint } from '../endpoint.ts';
import { Cover } from './cover.ts';
import type { KeyRing } from '../keys.ts';
import { ModelError, type Model, type Proposal, type ProposeOptions, type ReplySchema } from '../model.ts';
import { addressSpaceHint, networkOf } from '../network.ts';
import { presetOf } from '../presets.ts';
import { quote } from '../quote.ts';
import { adjusted, firstManner, MOST_ADJUSTMENTS, type Manner } from './adjustments.ts';
import { readError, type ServerError } from './completion.ts';
import { failureOf } from './failures.ts';
import { Guard } from './guard.ts';
import { CALL_LIMITS, type CallLimits } from './limits.ts';
import { readCompletion, readText, type Body } from './read-body.ts';
import { replyLine } from './reply-line.ts';
import { requestBody, sentMessages, stopsAt } from './request-body.ts';
import { retryAfter, retryAfterInWords } from './retry-after.ts';

export interface RemoteModelOptions {
  /** As `readEndpoint` has cleaned it. */
  readonly endpoint: Endpoint;
  readonly model: string;
  readonly keys: KeyRing;
  /** The strictest form to ask for; that of the preset unless told. */
  readonly form?: Manner['form'];
  readonly limits?: Partial<CallLimits>;
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
}

/** Statuses with which servers say that they do not know a field. */
const COMPLAINTS = new Set([400, 422, 501]);

/**
 * A model behind an OpenAI-compatible server. What a server turns out not to know is left out from then on. No text that comes out of
 * it contains a key, whatever the server sends.
 */
export class RemoteModel implements Model {
  readonly name: string;
  readonly #closing = new AbortController();
  readonly #limits: CallLimits;
  readonly #url: URL;
  #manner: Manner;

  constructor(private readonly options: RemoteModelOptions) {
    this.name = options.model;
    this.#limits = { ...CALL_LIMITS, ...options.limits };
    this.#url = new URL(`${options.endpoint.base}/chat/completions`);
    const first = firstManner(presetOf(options.endpoint.preset));
    this.#manner = { ...first, form: options.form ?? first.form };
  }

  async propose(messages: readonly Message[], schema: ReplySchema, options: ProposeOptions): Promise<Proposal> {
    const outer = AbortSignal.any([options.signal, this.#closing.signal]);
    outer.throwIfAborted();
    const guard = new Guard(outer, this.options.clock ?? SYSTEM_CLOCK);
    const cover = new Cover(this.options.keys);
    const { wholeMs } = this.#limits;
    guard.begin('whole', wholeMs, `${this.#url.host} did not finish its answer within ${wholeMs / 1000} s. Ask again.`);
    try {
      for (let adjustments = 0; ; adjustments++) {
        const manner = this.#manner;
        const answer = await this.#ask(requestBody(this.name, messages, schema, options, manner), options, {
          guard,
          cover,
        });
        if (answer instanceof Complaint || answer.error) {
          const { error, next } = this.#refused(answer, manner, cover);
          if (!next || adjustments >= MOST_ADJUSTMENTS) throw error;
          this.#manner = next;
          continue;
        }
        // One that begins with a line break, or thinks aloud, is stopped before it says anything: the next time it is not.
        if (stopsAt(options, manner) && !saysAnything(answer.text)) this.#manner = { ...manner, stop: false };
        const text = manner.form === 'none' ? answer.text : replyLine(answer.text);
        const { usage, cut } = answer;
        const sent = sentMessages(messages, manner);
        const proposal = { text: cover.whole(text), usage, form: manner.form, cut };
        return sent === messages ? proposal : { ...proposal, sent };
      }
    } catch (error) {
      if (guard.signal.aborted) throw guard.signal.reason;
      throw error instanceof ModelError ? error : this.#unreachable();
    } finally {
      guard.end();
    }
  }

  rekey(key: string | null): void {
    const { keys, endpoint } = this.options;
    if (key === null) return keys.forget(endpoint.base);
    const problem = keys.keep(endpoint.base, key);
    if (problem !== null) throw new ModelError('key', problem);
  }

  close(): void {
    this.#closing.abort(new ModelError('unreachable', 'The model was closed.'));
  }

  /** Makes one request; what the server complains about comes back as an error instead of being thrown. */
  async #ask(
    body: Record<string, unknown>,
    options: ProposeOptions,
    { guard, cover }: Watch,
  ): Promise<Body | Complaint> {
    const { firstByteMs, charactersPerToken } = this.#limits;
    const { host } = this.#url;
    guard.begin('first byte', firstByteMs, `${host} sent nothing within ${firstByteMs / 1000} s. Ask again.`);
    const response = await guard.race(this.#fetch(body, guard.signal));
    const reading = { guard, limits: this.#limits, host };
    if (!response.ok) {
      const text = await readText(response, reading);
      const said = this.#saidIn(text);
      const later = retryAfter(response.headers, Date.now()) ?? retryAfterInWords(said.message);
      return new Complaint(said, response.status, later);
    }
    const mostText = Math.ceil(charactersPerToken * options.maxTokens);
    const onText = (text: string): void => options.onText?.(cover.growing(text));
    return readCompletion(response, { ...reading, mostText, onText });
  }

  #fetch(body: Record<string, unknown>, signal: AbortSignal): Promise<Response> {
    const { keys, fetch: ask = fetch } = this.options;
    const key = keys.keyFor(this.#url.href);
    // A redirect would carry the request, key and all, to where nobody meant it to go.
    return ask(this.#url.href, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key === null ? {} : { authorization: `Bearer ${key}` }) },
      body: JSON.stringify(body),
      redirect: 'error',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal,
      ...addressSpaceHint(this.#url),
    });
  }

  #refused(answer: Complaint | Body, manner: Manner, cover: Cover): { error: ModelError; next: Manner | null } {
    // A stream begins with 200 and can only say later that it went wrong.
    const { said, status, retryAfterMs } =
      answer instanceof Complaint ? answer : new Complaint(answer.error!, answer.error!.status ?? 500, null);
    const { keys } = this.options;
    const quoted = (text: string): string => quote(text, (one) => cover.whole(one));
    const error = failureOf({
      ...{ status, retryAfterMs, host: this.#url.host, model: quoted(this.name) },
      ...{ said: quoted(said.message), about: said.about },
      hasKey: keys.keyFor(this.#url.href) !== null,
    });
    const complains = COMPLAINTS.has(status) && error.kind === 'refused';
    return { error, next: complains ? adjusted(manner, `${said.about} ${said.message}`) : null };
  }

  #saidIn(text: string): ServerError {
    const plain = { message: text, about: '', status: null };
    try {
      return readError(JSON.parse(text)) ?? plain;
    } catch {
      return plain;
    }
  }

  #unreachable(): ModelError {
    const { host } = this.#url;
    const own = networkOf(this.#url) !== 'public';
    const sentence = own
      ? 'Start it, let it admit this page, and allow the page to reach the local network if the browser asks.'
      : 'Check the connection to the internet and the address.';
    return new ModelError('unreachable', `${host} cannot be reached, or it does not admit this page. ${sentence}`);
  }
}

/** What watches over one call. */
interface Watch {
  readonly guard: Guard;
  readonly cover: Cover;
}

/** A refusal as the server says it. */
class Complaint {
  constructor(
    readonly said: ServerError,
    readonly status: number,
    readonly retryAfterMs: number | null,
  ) {}
}
