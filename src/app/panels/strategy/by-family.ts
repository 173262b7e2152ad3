import { FAMILIES, type Family } from '../../../core/strategies/family.ts';
import type { Strategy } from '../../../core/strategies/strategy.ts';

/** One group of a menu: a family with its heading, and those of it that are offered. */
export interface FamilyGroup {
  readonly family: Family;
  readonly name: string;
  readonly members: readonly Strategy[];
}

/** Strategies by family, in the usual order of families; the one that makes use of behaviour leads where it is offered. */
export function byFamily(offered: readonly Strategy[]): readonly FamilyGroup[] {
  const usual = Object.keys(FAMILIES) as Family[];
  const first = offered.find(({ needsBehaviour }) => needsBehaviour)?.family;
  const order = first ? [first, ...usual.filter((family) => family !== first)] : usual;
  return order
    .map((family) => ({
      family,
      name: FAMILIES[family],
      members: offered.filter((strategy) => strategy.family === family),
    }))
    .filter(({ members }) => members.length > 0);
}
