import { ars } from './ars.ts';
import { cmaEs } from './cma-es/cma-es.ts';
import { lmMaEs } from './cma-es/lm-ma-es.ts';
import { sepCmaEs } from './cma-es/sep-cma-es.ts';
import { de } from './de.ts';
import { deepGa } from './deep-ga.ts';
import { evollm } from './evollm.ts';
import { cmaMe } from './elites/cma-me.ts';
import { mapElites } from './elites/map-elites.ts';
import { commaGa } from './genetic/comma-ga.ts';
import { elitistGa } from './genetic/elitist-ga.ts';
import { gesmrGa } from './genetic/gesmr-ga.ts';
import { mr15Ga } from './genetic/mr15-ga.ts';
import { samrGa } from './genetic/samr-ga.ts';
import { gld } from './gld.ts';
import { guidedEs } from './guided-es/guided-es.ts';
import { hillClimbing } from './hill-climbing.ts';
import { nsEs } from './novelty-es/ns-es.ts';
import { nsrEs } from './novelty-es/nsr-es.ts';
import { noveltySearch } from './novelty-search.ts';
import { onePlusOneEs } from './one-plus-one-es.ts';
import { openAiEs } from './openai-es.ts';
import { pgpe } from './pgpe.ts';
import { pso } from './pso.ts';
import { randomSearch } from './random-search.ts';
import { snes } from './snes.ts';
import type { Strategy } from './strategy.ts';
import { xnes } from './xnes.ts';

/** Every strategy that works on any problem, in the order of menus. Adding one is adding its file and a line here. */
export const STRATEGIES: readonly Strategy[] = [
  cmaEs,
  sepCmaEs,
  lmMaEs,
  xnes,
  onePlusOneEs,
  openAiEs,
  snes,
  pgpe,
  ars,
  guidedEs,
  deepGa,
  elitistGa,
  commaGa,
  samrGa,
  gesmrGa,
  mr15Ga,
  de,
  pso,
  hillClimbing,
  gld,
  evollm,
  randomSearch,
];

/** Strategies that can only work on a task that describes behaviour; menus of functions leave them out. */
export const BEHAVIOUR_STRATEGIES: readonly Strategy[] = [noveltySearch, mapElites, cmaMe, nsEs, nsrEs];

/** All of them. */
export const ALL_STRATEGIES: readonly Strategy[] = [...STRATEGIES, ...BEHAVIOUR_STRATEGIES];

/** The strategy with this id, or undefined. */
export function findStrategy(id: string): Strategy | undefined {
  return ALL_STRATEGIES.find((strategy) => strategy.id === id);
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
