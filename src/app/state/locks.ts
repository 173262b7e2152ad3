import { changesText } from '../../core/experiment/changes.ts';
import type { Change, RunDescription } from '../../core/experiment/description.ts';
import type { Field } from '../../core/experiment/fields.ts';
import { fieldsIn, valuesOf } from '../../core/experiment/fields-of.ts';
import { HIDDEN_LABEL } from '../../core/experiment/task-settings.ts';

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
  const changed = changesAdded(from, to).find(({ key }) => locked.has(key));
  if (changed) return `${labelOf(from, changed.key)} is set by the author of this link, for the whole run.`;
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

function flat(description: RunDescription): Record<string, unknown> {
  return { ...valuesOf(description), changes: changesText(description.changes) };
}

function changesAdded(from: RunDescription, to: RunDescription): readonly Change[] {
  const before = new Set(changesText(from.changes));
  const texts = changesText(to.changes);
  return to.changes.filter((_, k) => !before.has(texts[k]));
}

function labelOf(description: RunDescription, key: string): string {
  const own: Readonly<Record<string, string>> = {
    problem: 'The problem',
    strategy: 'The strategy',
    start: 'The start',
    changes: 'What changes in mid-run',
    hidden: HIDDEN_LABEL,
  };
  return own[key] ?? (fieldsIn(description) as Readonly<Record<string, Field | undefined>>)[key]?.label ?? key;
}
