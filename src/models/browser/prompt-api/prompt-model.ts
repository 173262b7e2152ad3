import type { Message } from '../../../core/evollm/question.ts';
import { ModelError, type Model, type Proposal, type ProposeOptions, type ReplySchema } from '../../model.ts';
import { abortable } from '../abortable.ts';
import { ENGLISH } from '../device.ts';
import { failureOf } from '../failures.ts';
import { Turns } from '../turns.ts';
import type { LanguageModelFactory, Session } from './language-model.ts';

export const PROMPT_NAME = 'the language model of the browser';

/** More characters than any reply of the asked form has: a session that does not end is left at this. */
const MOST_CHARACTERS = 20_000;

/**
 * The browser's own model. It has no seed and no temperature that a page may set, so nothing but a transcript repeats a run with it. Each
 * question has a session of its own, so no reply depends on the ones before.
 */
export class PromptModel implements Model {
  readonly name = PROMPT_NAME;
  readonly #turns = new Turns();
  readonly #closed = new AbortController();

  /** @param warm keeps the model loaded between questions, and is never asked anything itself */
  constructor(
    private readonly factory: LanguageModelFactory,
    private readonly warm: Session,
  ) {}

  propose(messages: readonly Message[], schema: ReplySchema, options: ProposeOptions): Promise<Proposal> {
    const stop = new AbortController();
    const signals = [options.signal, this.#closed.signal];
    const given = (): boolean => signals.some(({ aborted }) => aborted);
    const reply = this.#turns.take(async () => {
      if (given()) throw new DOMException('Nobody waits for this reply any more.', 'AbortError');
      return this.#ask(messages, schema, options, stop.signal, given);
    });
    return abortable(
      reply.catch((error: unknown) => {
        throw given() ? error : failureOf(error, this.name);
      }),
      signals,
      () => stop.abort(),
    );
  }

  close(): void {
    if (this.#closed.signal.aborted) return;
    this.#closed.abort(new DOMException('The model was closed.', 'AbortError'));
    this.warm.destroy();
  }

  async #ask(
    messages: readonly Message[],
    schema: ReplySchema,
    { onText, stop }: ProposeOptions,
    signal: AbortSignal,
    given: () => boolean,
  ): Promise<Proposal> {
    const of = (wanted: Message['role']): string[] =>
      messages.filter(({ role }) => role === wanted).map(({ content }) => content);
    const session = await this.factory.create({
      ...ENGLISH,
      initialPrompts: of('system').map((content) => ({ role: 'system', content })),
      signal,
    });
    try {
      const stream = session.promptStreaming(of('user').join('\n'), { responseConstraint: jsonSchema(schema), signal });
      let text = '';
      const reader = stream.getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        text += value;
        if (text.length > MOST_CHARACTERS)
          throw new ModelError('endless', `${this.name} did not come to an end of its reply.`);
        if (!given()) onText?.(text);
      }
      // JSON may be written over many lines, and a list of integers is read from one.
      const line = text.replace(/\s+/g, ' ').trim();
      const ends = stop.map((each) => line.indexOf(each)).filter((at) => at >= 0);
      return {
        text: line.slice(0, Math.min(line.length, ...ends)),
        usage: { prompt: null, completion: null },
        form: 'schema',
        // No limit of tokens can be given, so none is reached.
        cut: false,
      };
    } finally {
      session.destroy();
    }
  }
}

function jsonSchema({ count, highest }: ReplySchema): object {
  return {
    type: 'array',
    items: { type: 'integer', minimum: 0, maximum: highest },
    minItems: count,
    maxItems: count,
  };
}
