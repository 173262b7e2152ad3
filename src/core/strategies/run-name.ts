import type { RunDescription } from '../experiment/description.ts';
import { strategyOf } from './registry.ts';

/** What a run's strategy is called wherever its results appear: with what its name alone would leave open. */
export function runName({ strategy, parameters }: Pick<RunDescription, 'strategy' | 'parameters'>): string {
  const { name, qualify } = strategyOf(strategy);
  const more = qualify?.(parameters) ?? '';
  return more === '' ? name : `${name} · ${more}`;
}
