/** One message of a chat; what a model is asked is a few of them. */
export interface Message {
  readonly role: 'system' | 'user';
  readonly content: string;
}

/** What a model is asked before a generation can be drawn: the integers of a new mean, for one block of coordinates. */
export interface Question {
  /** Completed generations when it is asked. */
  readonly generation: number;
  /** Which block of coordinates it is about, from 0 on. */
  readonly block: number;
  /** 0 for the first time; each failure before adds one. */
  readonly attempt: number;
  readonly messages: readonly Message[];
  /** The reply that is wanted: this many integers from 0 to `highest`. */
  readonly count: number;
  readonly highest: number;
  readonly temperature: number;
  /** Tokens that are enough for it. */
  readonly maxTokens: number;
  /** Seeds the model's own sampling, where it can be seeded: an unsigned 32-bit integer. */
  readonly seed: number;
}
