/** What kinds of strategies there are, in the order of menus: the heading of each by its id. */
export const FAMILIES = {
  covariance: 'Covariance adaptation',
  gradient: 'Search gradients',
  local: 'Steps from one point',
  genetic: 'Genetic algorithms',
  swarm: 'Differences and swarms',
  diversity: 'Novelty and diversity',
  language: 'Language models',
  baseline: 'Baseline',
} as const;

export type Family = keyof typeof FAMILIES;
