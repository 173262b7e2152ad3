import type { Prices, SpendingLimits } from '../../runtime/models.ts';

/** What a run may use at most, until somebody says otherwise: enough for a few hundred generations, and no surprise on a bill. */
const USUAL: SpendingLimits = { calls: 500, tokens: 500_000, seconds: null, cost: 1 };
/** More thoughts than any model has. */
const MOST_THOUGHTS = 1_000_000;

/** The limits of runs that ask a model, which may be changed before a run and during it. */
export class Limits {
  #current = $state.raw(USUAL);
  #thoughts = $state(0);

  get current(): SpendingLimits {
    return this.#current;
  }

  /** Tokens that each reply may have beyond those that are enough for its integers: some models think before they answer. */
  get thoughts(): number {
    return this.#thoughts;
  }

  /** Takes a limit as it was typed; an empty text is none. @returns whether it could be read */
  set(key: keyof SpendingLimits, text: string): boolean {
    const value = text.trim() === '' ? null : Number(text.replace(',', '.'));
    if (value !== null && !(value >= 0)) return false;
    this.#current = { ...this.#current, [key]: value };
    return true;
  }

  /** Takes the tokens for thoughts as they were typed; an empty text is none. @returns whether they could be read */
  setThoughts(text: string): boolean {
    const value = Number(text);
    if (!Number.isInteger(value) || value < 0 || value > MOST_THOUGHTS) return false;
    this.#thoughts = value;
    return true;
  }

  /** Those that a run had before the page was left. */
  restore(limits: SpendingLimits, thoughts: number): void {
    this.#current = limits;
    this.#thoughts = thoughts;
  }

  /** Without prices nobody can say what a limit on the cost means. */
  effective(prices: Prices | null): SpendingLimits {
    return prices ? this.#current : { ...this.#current, cost: null };
  }
}
