import { complete } from './complete.ts';
import type { RunHost, RunOrder } from './run-host.ts';

type Call = (...args: readonly unknown[]) => unknown;

/**
 * A run host whose strategy may have to be fetched before it begins. Whatever it is told meanwhile waits for its turn, so
 * that nothing arrives before the run is there; where the strategy cannot be had, beginning rejects and the others find no run.
 * @param bring what a run with this strategy waits for; null when nothing
 */
export function inTurn(host: RunHost, bring: (strategy: unknown) => Promise<void> | null = complete): RunHost {
  /** What everybody waits for; null once it has come. */
  let coming: Promise<void> | null = null;

  function wait(order: RunOrder): Promise<void> | null {
    const brought = bring(order.settings['strategy']);
    if (!brought) return null;
    const mine = brought
      .catch(() => undefined)
      .then(() => {
        if (coming === mine) coming = null;
      });
    coming = mine;
    return brought;
  }

  return new Proxy(host, {
    get(target, name) {
      const method = target[name as keyof RunHost] as unknown;
      if (typeof method !== 'function') return method;
      const call = method.bind(target) as Call;
      return (...args: readonly unknown[]) => {
        const until = name === 'begin' ? wait(args[0] as RunOrder) : coming;
        return until ? until.then(() => call(...args)) : call(...args);
      };
    },
  });
}
