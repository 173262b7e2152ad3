import type { Prices, SpendingLimits } from '../../runtime/models.ts';

/** What a run may use at most, until somebody says otherwise: enough for a few hundred generations, and no surprise on a bill. */
const USUAL: SpendingLimits = { calls: 500, tokens: 500_000, seconds: null, cost: 1 };

/** The limits of runs that ask a model, which may be changed before a run and during it. */
export class Limits {
  #current = $state.raw(USUAL);

  get current(): SpendingLimits {
    return this.#current;
  }

  /** Takes a limit as it was typed; an empty text is none. @returns whether it could be read */
  set(key: keyof SpendingLimits, text: string): boolean {
    const value = text.trim() === '' ? null : Number(text.replace(',', '.'));
    if (value !== null && !(value >= 0)) return false;
    this.#current = { ...this.#current, [key]: value };
    return true;
  }

  /** Without prices nobody can say what a limit on the cost means. */
  effective(prices: Prices | null): SpendingLimits {
    return prices ? this.#current : { ...this.#current, cost: null };
  }
}
