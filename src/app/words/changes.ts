import { changeableFields } from '../../core/experiment/changes.ts';
import type { Change, RunDescription } from '../../core/experiment/description.ts';
import type { Field } from '../../core/experiment/fields.ts';
import { strategyOf } from '../../core/strategies/registry.ts';
import { count, exact } from './numbers.ts';

/** A change in mid-run in a few words: "Step size σ 0.5 from generation 25 on". */
export function changeWords({ generation, key, value }: Change, { strategy }: RunDescription): string {
  const field = changeableFields(strategyOf(strategy))[key];
  return `${field.label} ${valueWords(field, value)} from generation ${count(generation)} on`;
}

/** A run among others with the same past, by what is different in it. */
export function branchName(description: RunDescription): string {
  const { changes } = description;
  return changes.length === 0 ? 'As it began' : changes.map((change) => changeWords(change, description)).join('; ');
}

/** A change as news, in a sentence. */
export function changeNews({ generation, key, value }: Change, { strategy }: RunDescription): string {
  const field = changeableFields(strategyOf(strategy))[key];
  return `After generation ${count(generation)} something was changed: ${field.label} was set to ${valueWords(field, value)}.`;
}

/** A setting's value as people read it. */
export function valueWords(field: Field, value: number | string): string {
  if (field.kind === 'choice') return field.options.find((option) => option.value === value)?.label ?? String(value);
  return exact(value as number);
}
