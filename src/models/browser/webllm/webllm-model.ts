import type { Message } from '../../../core/evollm/question.ts';
import { saysAnything } from '../../../core/evollm/reply.ts';
import type { Model, Proposal, ProposeOptions, ReplySchema, Usage } from '../../model.ts';
import { abortable } from '../abortable.ts';
import { failureOf } from '../failures.ts';
import { Turns } from '../turns.ts';
import type { Engine, EngineRequest } from './engine.ts';
import { grammarOf } from './grammar.ts';

/** What it says when a grammar cannot be compiled or followed. */
const GRAMMAR_TROUBLE = /grammar|response.?format|xgrammar/i;

/** A model that WebLLM has loaded. Replies are held to the form by a grammar; where that fails once, the model is asked without from then on. */
export class WebLlmModel implements Model {
  readonly #turns = new Turns();
  readonly #closed = new AbortController();
  #form: 'grammar' | 'none' = 'grammar';
  #stops = true;

  constructor(
    readonly name: string,
    private readonly engine: Engine,
    private readonly thinks: boolean,
  ) {}

  propose(messages: readonly Message[], schema: ReplySchema, options: ProposeOptions): Promise<Proposal> {
    const signals = [options.signal, this.#closed.signal];
    const given = (): boolean => signals.some(({ aborted }) => aborted);
    const reply = this.#turns.take(async () => {
      if (given()) throw new DOMException('Nobody waits for this reply any more.', 'AbortError');
      try {
        return await this.#ask(messages, schema, options, given);
      } catch (error) {
        if (this.#form === 'none' || !GRAMMAR_TROUBLE.test(String(error))) throw error;
        this.#form = 'none';
        return await this.#ask(messages, schema, options, given);
      }
    });
    return abortable(
      reply.catch((error: unknown) => {
        throw given() ? error : failureOf(error, this.name);
      }),
      signals,
      () => this.engine.interruptGenerate(),
    );
  }

  close(): void {
    if (this.#closed.signal.aborted) return;
    this.#closed.abort(new DOMException('The model was closed.', 'AbortError'));
    this.engine.unload().catch(() => undefined);
  }

  async #ask(
    messages: readonly Message[],
    schema: ReplySchema,
    options: ProposeOptions,
    given: () => boolean,
  ): Promise<Proposal> {
    const form = this.#form;
    const request: EngineRequest = {
      messages: messages.map(({ role, content }) => ({ role, content })),
      stream: true,
      stream_options: { include_usage: true },
      seed: options.seed,
      temperature: options.temperature,
      max_tokens: options.maxTokens,
      stop: this.#stops && options.stop.length > 0 ? [...options.stop] : null,
      ...(form === 'grammar' && { response_format: { type: 'grammar', grammar: grammarOf(schema) } }),
      ...(this.thinks && { extra_body: { enable_thinking: false } }),
    };
    let text = '';
    let usage: Usage = { prompt: null, completion: null };
    let cut = false;
    // Until the stream has ended the engine is busy, so it is read to its end, whoever still listens.
    for await (const chunk of await this.engine.chat.completions.create(request)) {
      if (given()) {
        await this.engine.interruptGenerate();
        continue;
      }
      const piece = chunk.choices.at(0)?.delta.content ?? '';
      cut ||= chunk.choices.at(0)?.finish_reason === 'length';
      if (chunk.usage) usage = { prompt: chunk.usage.prompt_tokens, completion: chunk.usage.completion_tokens };
      if (piece === '') continue;
      text += piece;
      options.onText?.(text);
    }
    // One that begins with a line break is stopped before it says anything: the next time it is not.
    if (form === 'none' && !given() && !saysAnything(text)) this.#stops = false;
    return { text, usage, form, cut };
  }
}
