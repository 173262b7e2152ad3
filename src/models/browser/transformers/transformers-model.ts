import {
  BaseStreamer,
  InterruptableStoppingCriteria,
  LogitsProcessor,
  LogitsProcessorList,
  random,
  type PreTrainedModel,
  type PreTrainedTokenizer,
  type Tensor,
} from '@huggingface/transformers';
import type { Message } from '../../../core/evollm/question.ts';
import type { Model, Proposal, ProposeOptions, ReplySchema } from '../../model.ts';
import { abortable } from '../abortable.ts';
import { failureOf } from '../failures.ts';
import { Turns } from '../turns.ts';
import { Admission } from './admission.ts';
import { breathe } from './breathe.ts';
import { piecesOf } from './pieces.ts';
import { Prompt } from './prompt.ts';

/** A model that transformers.js has loaded. Replies are held to the form token by token. */
export class TransformersModel implements Model {
  readonly #turns = new Turns();
  readonly #closed = new AbortController();
  readonly #pieces: ReadonlyMap<number, string>;
  readonly #ends: readonly number[];

  constructor(
    readonly name: string,
    private readonly model: PreTrainedModel,
    private readonly tokenizer: PreTrainedTokenizer,
  ) {
    this.#pieces = piecesOf(tokenizer.get_vocab());
    const { eos_token_id: ends } = (model.generation_config ?? model.config) as { eos_token_id?: number | number[] };
    this.#ends = [ends ?? tokenizer.eos_token_id ?? []].flat();
    breathe(model);
  }

  propose(messages: readonly Message[], schema: ReplySchema, options: ProposeOptions): Promise<Proposal> {
    const signals = [options.signal, this.#closed.signal];
    const given = (): boolean => signals.some(({ aborted }) => aborted);
    const interrupt = new InterruptableStoppingCriteria();
    const reply = this.#turns.take(async () => {
      if (given()) throw new DOMException('Nobody waits for this reply any more.', 'AbortError');
      return this.#ask(messages, schema, options, interrupt, given);
    });
    return abortable(
      reply.catch((error: unknown) => {
        throw given() ? error : failureOf(error, this.name);
      }),
      signals,
      () => interrupt.interrupt(),
    );
  }

  close(): void {
    if (this.#closed.signal.aborted) return;
    this.#closed.abort(new DOMException('The model was closed.', 'AbortError'));
    void this.#turns.take(() => this.model.dispose()).catch(() => undefined);
  }

  async #ask(
    messages: readonly Message[],
    schema: ReplySchema,
    options: ProposeOptions,
    interrupt: InterruptableStoppingCriteria,
    given: () => boolean,
  ): Promise<Proposal> {
    const prompt = new Prompt(this.tokenizer, messages);
    const admission = new Admission(this.#pieces, this.#ends, schema);
    // A vocabulary that writes integers in some other way is better left alone than silenced.
    const held = this.#pieces.size >= 11 && this.#ends.length > 0;
    const processors = new LogitsProcessorList();
    if (held) processors.push(new OnlyIntegers(prompt.length, admission));
    const streamer = new Listener(prompt.length, this.tokenizer, (text) => {
      if (given()) return;
      options.onText?.(text);
      if (stopIn(text, options.stop) >= 0) interrupt.interrupt();
    });
    random.seed(options.seed);
    await this.model.generate({
      ...prompt.inputs,
      // Everything is said here, because each model brings habits of its own, such as a dislike of numbers said before.
      max_new_tokens: options.maxTokens,
      do_sample: options.temperature > 0,
      temperature: options.temperature > 0 ? options.temperature : 1,
      top_k: 50,
      repetition_penalty: 1,
      ...({ logits_processor: processors, stopping_criteria: interrupt, streamer } as object),
    });
    const { text, tokens } = streamer;
    const ended = stopIn(text, options.stop) >= 0 || this.#ends.includes(Number(tokens.at(-1)));
    return {
      text: beforeStop(text, options.stop),
      usage: { prompt: prompt.length, completion: tokens.length },
      form: held ? 'grammar' : 'none',
      cut: !ended && tokens.length >= options.maxTokens,
    };
  }
}

class OnlyIntegers extends LogitsProcessor {
  constructor(
    private readonly from: number,
    private readonly admission: Admission,
  ) {
    super();
  }

  override _call(rows: bigint[][], logits: Tensor): Tensor {
    this.admission.mask(rows[0].slice(this.from), logits.data as Float32Array);
    return logits;
  }
}

/** Hears every token. The library's own listener waits for a space before it tells a word, and lists of integers need have none. */
class Listener extends BaseStreamer {
  readonly tokens: bigint[] = [];
  text = '';
  #toSkip: number;

  constructor(
    prompt: number,
    private readonly tokenizer: PreTrainedTokenizer,
    private readonly onText: (text: string) => void,
  ) {
    super();
    this.#toSkip = prompt;
  }

  override put(rows: bigint[][]): void {
    const fresh = rows[0].slice(this.#toSkip);
    this.#toSkip = Math.max(0, this.#toSkip - rows[0].length);
    if (fresh.length === 0) return;
    this.tokens.push(...fresh);
    this.text = this.tokenizer.decode(this.tokens, { skip_special_tokens: true });
    this.onText(this.text);
  }

  override end(): void {
    // Whoever asked has the whole text by now.
  }
}

/** Where a reply stops; −1 where it does not. White space before its first word is none of it. */
function stopIn(text: string, stops: readonly string[]): number {
  const from = text.length - text.trimStart().length;
  const ends = stops.map((stop) => text.indexOf(stop, from)).filter((at) => at >= 0);
  return ends.length > 0 ? Math.min(...ends) : -1;
}

function beforeStop(text: string, stops: readonly string[]): string {
  const end = stopIn(text, stops);
  return end < 0 ? text : text.slice(0, end);
}
