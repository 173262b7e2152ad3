import { cmaEs } from './cma-es/cma-es.ts';
import { deepGa } from './deep-ga.ts';
import { hillClimbing } from './hill-climbing.ts';
import { onePlusOneEs } from './one-plus-one-es.ts';
import { openAiEs } from './openai-es.ts';
import { randomSearch } from './random-search.ts';
import type { Strategy } from './strategy.ts';

/** Every strategy, in the order of menus. Adding one is adding its file and a line here. */
export const STRATEGIES: readonly Strategy[] = [cmaEs, onePlusOneEs, openAiEs, deepGa, hillClimbing, randomSearch];

/** The strategy with this id, or undefined. */
export function findStrategy(id: string): Strategy | undefined {
  return STRATEGIES.find((strategy) => strategy.id === id);
}

/**
 * The strategy with this id.
 * @throws Error for an id that is not in the registry; ids from outside are checked at the border
 */
export function strategyOf(id: string): Strategy {
  const strategy = findStrategy(id);
  if (!strategy) throw new Error(`There is no strategy "${id}".`);
  return strategy;
}
