/** The part of Chrome's Prompt API that is used here. Pages have it, workers do not. */
export interface LanguageModelFactory {
  availability(options?: object): Promise<string>;
  create(options: SessionOptions): Promise<Session>;
}

export interface SessionOptions {
  readonly expectedInputs: readonly object[];
  readonly expectedOutputs: readonly object[];
  readonly initialPrompts?: readonly { readonly role: 'system'; readonly content: string }[];
  readonly signal: AbortSignal;
  readonly monitor?: (monitor: EventTarget) => void;
}

export interface Session {
  promptStreaming(text: string, options: { responseConstraint?: object; signal: AbortSignal }): ReadableStream<string>;
  destroy(): void;
}

/** What this page's browser has; null in browsers without, and in workers. */
export function languageModelHere(): LanguageModelFactory | null {
  return (globalThis as { LanguageModel?: LanguageModelFactory }).LanguageModel ?? null;
}
