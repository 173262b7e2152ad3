import type { Usage } from './model.ts';

/** What a run may use at most; null for no limit. */
export interface SpendingLimits {
  /** Calls, 0 or more. */
  readonly calls: number | null;
  /** Tokens of prompts and replies together, 0 or more. */
  readonly tokens: number | null;
  /** Seconds during which a call was under way, 0 or more. */
  readonly seconds: number | null;
  /** In the currency of the prices, 0 or more. */
  readonly cost: number | null;
}

/** Price of a million tokens, 0 or more, in any currency. */
export interface Prices {
  readonly prompt: number;
  readonly completion: number;
}

/** What a run has used, for everybody to see. */
export interface MeterState {
  readonly calls: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** Whether some of the tokens are estimated, because the model did not count them. */
  readonly estimated: boolean;
  readonly seconds: number;
  /** Null where the prices are not known. */
  readonly cost: number | null;
  readonly limits: SpendingLimits;
}

export interface MeterOptions {
  readonly limits: SpendingLimits;
  readonly prices: Prices | null;
  /** Milliseconds since some moment. */
  readonly now: () => number;
  /** What was used before, for a run that goes on. */
  readonly spent?: MeterState;
}

/** Characters that a token of English text has on average; of numbers it has fewer. */
const CHARACTERS_PER_TOKEN = 4;

const LIMITS: readonly {
  readonly limit: keyof SpendingLimits;
  readonly used: (state: MeterState) => number;
  readonly says: (most: number) => string;
}[] = [
  {
    limit: 'calls',
    used: ({ calls }) => calls,
    says: (most) => `${most} ${most === 1 ? 'call' : 'calls'} of the model`,
  },
  {
    limit: 'tokens',
    used: ({ promptTokens, completionTokens }) => promptTokens + completionTokens,
    says: (most) => `${most} tokens`,
  },
  { limit: 'seconds', used: ({ seconds }) => seconds, says: (most) => `${most} seconds of waiting for the model` },
  { limit: 'cost', used: ({ cost }) => cost ?? 0, says: (most) => `a cost of ${most}` },
];

/** Tokens that a text of so many characters has, roughly. */
export function estimateTokens(characters: number): number {
  return Math.ceil(characters / CHARACTERS_PER_TOKEN);
}

/** Counts what a run uses of a model. A call counts from its beginning, with what its prompt is estimated to have. */
export class Meter {
  #calls = 0;
  #prompt = 0;
  #completion = 0;
  #estimated = false;
  #milliseconds = 0;
  /** Estimated tokens of prompts that are under way. */
  #open = new Set<{ readonly prompt: number; readonly since: number }>();
  /** Since when some call has been under way. */
  #since = 0;

  /** @throws RangeError when a limit or price is negative or no number, or a limit on cost has no prices to go by */
  constructor(private readonly options: MeterOptions) {
    const { limits, prices, spent } = options;
    const numbers = [...Object.values(limits), prices?.prompt ?? 0, prices?.completion ?? 0] as (number | null)[];
    if (numbers.some((value) => value !== null && !(value >= 0))) {
      throw new RangeError('A limit or a price is a number from 0 on; found another one.');
    }
    if (limits.cost !== null && prices === null) {
      throw new RangeError('A limit on the cost needs prices: enter them, or take the limit away.');
    }
    if (!spent) return;
    this.#calls = spent.calls;
    this.#prompt = spent.promptTokens;
    this.#completion = spent.completionTokens;
    this.#estimated = spent.estimated;
    this.#milliseconds = spent.seconds * 1000;
  }

  get state(): MeterState {
    const { limits, prices, now } = this.options;
    const prompt = this.#prompt + [...this.#open].reduce((sum, call) => sum + call.prompt, 0);
    const under = this.#open.size > 0 ? now() - this.#since : 0;
    return {
      calls: this.#calls,
      promptTokens: prompt,
      completionTokens: this.#completion,
      estimated: this.#estimated || this.#open.size > 0,
      seconds: Math.max(0, this.#milliseconds + under) / 1000,
      cost: prices && (prompt * prices.prompt + this.#completion * prices.completion) / 1e6,
      limits,
    };
  }

  /** Milliseconds until the limit on time is reached while a call is under way; Infinity where there is none. */
  get remainingMs(): number {
    const { seconds, limits } = this.state;
    return limits.seconds === null ? Infinity : Math.max(0, (limits.seconds - seconds) * 1000);
  }

  /**
   * Which limit is reached and what to do, in a sentence; null while none is.
   * @param among only these
   */
  reached(among?: readonly (keyof SpendingLimits)[]): string | null {
    const { state } = this;
    for (const { limit, used, says } of LIMITS) {
      if (among && !among.includes(limit)) continue;
      const most = state.limits[limit];
      if (most !== null && used(state) >= most) {
        return `The run has used ${says(most)}, as much as it may. Raise that limit to go on.`;
      }
    }
    return null;
  }

  /**
   * Counts a call that begins.
   * @param promptCharacters length of what is sent
   * @returns to be called once when it has ended, with what the model counts, if it does, and the length of what came: null where the
   * call was turned away and nobody charges for it
   */
  begin(promptCharacters: number): (usage: Usage | null, completionCharacters: number | null) => void {
    const call = { prompt: estimateTokens(promptCharacters), since: this.options.now() };
    if (this.#open.size === 0) this.#since = call.since;
    this.#open.add(call);
    this.#calls++;
    return (usage, completionCharacters) => {
      if (!this.#open.delete(call)) return;
      if (this.#open.size === 0) this.#milliseconds += Math.max(0, this.options.now() - this.#since);
      if (completionCharacters === null) return;
      this.#prompt += usage?.prompt ?? call.prompt;
      this.#completion += usage?.completion ?? estimateTokens(completionCharacters);
      if (typeof usage?.prompt !== 'number' || typeof usage.completion !== 'number') this.#estimated = true;
    };
  }
}
