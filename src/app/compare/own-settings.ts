import type { RunDescription } from '../../core/experiment/description.ts';
import { settingsOf, type Settings } from '../../core/experiment/settings.ts';
import { strategyOf } from '../../core/strategies/registry.ts';

/** What a run has in common with no other lane: its strategy, with the parameters that somebody chose, and its restarts. */
export function ownSettings(description: RunDescription): Settings {
  const own = new Set(['strategy', 'restart', 'replies', ...Object.keys(strategyOf(description.strategy).parameters)]);
  return { strategy: description.strategy, ...filtered(description, (key) => own.has(key)) };
}

/** What all lanes have in common: the problem, the start, the budgets and the seed. */
export function sharedSettings(description: RunDescription): Settings {
  const own = ownSettings(description);
  const apart = new Set([...Object.keys(own), 'repetitions', 'engine', 'changes']);
  return filtered(description, (key) => !apart.has(key));
}

function filtered(description: RunDescription, wanted: (key: string) => boolean): Settings {
  return Object.fromEntries(Object.entries(settingsOf(description)).filter(([key]) => wanted(key)));
}
