import type { Message, Question } from '../../src/core/evollm/question.ts';
import {
  ModelError,
  type Model,
  type ModelFailure,
  type Proposal,
  type ProposeOptions,
} from '../../src/models/model.ts';

/** What a call comes to: a reply, a failure, or nothing ever. */
export type Line =
  | string
  | { readonly cutTo: string }
  | { readonly fails: ModelFailure; readonly retryAfterMs?: number; readonly says?: string }
  | 'never';

/** A model that says what it was told to say, call by call; the last line is repeated. */
export class ScriptedModel implements Model {
  readonly name = 'scripted';
  /** Prompts of the calls so far. */
  readonly asked: string[] = [];
  readonly options: ProposeOptions[] = [];
  underway = 0;
  most = 0;

  constructor(private readonly lines: readonly Line[]) {}

  async propose(messages: readonly Message[], _: unknown, options: ProposeOptions): Promise<Proposal> {
    const line = this.lines[Math.min(this.asked.push(messages.at(-1)!.content), this.lines.length) - 1];
    this.options.push(options);
    this.most = Math.max(this.most, ++this.underway);
    try {
      await Promise.resolve();
      if (line === 'never') return await new Promise(() => undefined);
      if (typeof line !== 'string' && 'fails' in line)
        throw new ModelError(line.fails, line.says ?? line.fails, line.retryAfterMs ?? null);
      const { text, cut } = typeof line === 'string' ? { text: line, cut: false } : { text: line.cutTo, cut: true };
      options.onText?.(text.slice(0, 2));
      await Promise.resolve();
      return { text, usage: { prompt: 10, completion: 5 }, form: 'none', cut };
    } finally {
      this.underway--;
    }
  }

  close(): void {
    this.underway = 0;
  }
}

export function question(content: string, more: Partial<Question> = {}): Question {
  return {
    ...{ generation: 0, block: 0, attempt: 0, count: 2, highest: 1000, temperature: 1, maxTokens: 16, seed: 1 },
    messages: [{ role: 'user', content }],
    ...more,
  };
}
