import type { RunDescription } from '../../core/experiment/description.ts';
import { problemFields, RUN_FIELDS } from '../../core/experiment/schema.ts';
import { problemOf } from '../../core/problems/registry.ts';
import { strategyOf } from '../../core/strategies/registry.ts';

/** What stands beside every control that cannot be changed. */
export const LOCKED = 'Set by the author of this link';

/**
 * Why one description may not take another's place, as a sentence: it would change a setting that is locked. Empty when it
 * may. Another strategy has parameters of its own, which no lock on those of the first one means.
 */
export function refusalOf(from: RunDescription, to: RunDescription, locked: ReadonlySet<string>): string {
  const same = from.strategy === to.strategy;
  const before = flat(from);
  const after = flat(to);
  for (const key of locked) {
    if (!same && (key in from.parameters || key in to.parameters)) continue;
    if (String(before[key]) !== String(after[key])) return `${labelOf(from, key)} is set by the author of this link.`;
  }
  return '';
}

/** Every setting that is locked, with its value: chosen, so that none of them follows the dimension as defaults do. */
export function pinned(description: RunDescription, locked: ReadonlySet<string>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(flat(description)).filter(([key]) => locked.has(key)));
}

function flat({ parameters, ...rest }: RunDescription): Record<string, unknown> {
  return { ...rest, ...parameters };
}

function labelOf({ problem, strategy }: RunDescription, key: string): string {
  const own: Readonly<Record<string, string>> = {
    problem: 'The problem',
    strategy: 'The strategy',
    start: 'The start',
  };
  const fields = { ...problemFields(problemOf(problem)), ...strategyOf(strategy).parameters, ...RUN_FIELDS };
  return own[key] ?? (fields as Readonly<Record<string, { readonly label: string }>>)[key]?.label ?? key;
}
