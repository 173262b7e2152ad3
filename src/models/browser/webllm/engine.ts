/** The part of WebLLM's engine that is used here, so that a test can stand in for it. */
export interface Engine {
  readonly chat: {
    readonly completions: { create(request: EngineRequest): Promise<AsyncIterable<EngineChunk>> };
  };
  reload(model: string): Promise<void>;
  interruptGenerate(): unknown;
  unload(): Promise<void>;
}

export interface EngineRequest {
  readonly messages: { role: 'system' | 'user'; content: string }[];
  readonly stream: true;
  readonly stream_options: { include_usage: boolean };
  readonly seed: number;
  readonly temperature: number;
  readonly max_tokens: number;
  readonly stop: string[] | null;
  readonly response_format?: { type: 'grammar'; grammar: string };
  readonly extra_body?: { enable_thinking: boolean };
}

export interface EngineChunk {
  readonly choices: readonly {
    readonly delta: { readonly content?: string | null };
    /** "length" where the reply came to its limit of tokens. */
    readonly finish_reason?: string | null;
  }[];
  readonly usage?: { readonly prompt_tokens: number; readonly completion_tokens: number } | null;
}
