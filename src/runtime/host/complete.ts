import { findStrategy, strategyOf } from '../../core/strategies/registry.ts';
import type { Strategy } from '../../core/strategies/strategy.ts';

/**
 * Brings what strategies do, where a worker began without it.
 * @param id of the strategy that is wanted, as it came from outside
 * @returns null where nothing is missing; rejects with a sentence where it could not be had
 */
export function complete(id: unknown): Promise<void> | null {
  const wanted: Partial<Strategy> | undefined = typeof id === 'string' ? findStrategy(id) : undefined;
  if (!wanted || wanted.ask) return null;
  return import('./whole-strategies.ts').then(
    ({ WHOLE_STRATEGIES }) => {
      for (const whole of WHOLE_STRATEGIES) Object.assign(strategyOf(whole.id), whole);
    },
    () => {
      throw new Error(`What ${wanted.name} does could not be fetched. Check the connection, then reload the page.`);
    },
  );
}
