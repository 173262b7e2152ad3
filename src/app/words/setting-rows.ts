import type { RunDescription, TaskChoice } from '../../core/experiment/description.ts';
import { changeableFields } from '../../core/experiment/changes.ts';
import type { Field, Fields } from '../../core/experiment/fields.ts';
import { fieldsIn, usualOf, valuesOf } from '../../core/experiment/fields-of.ts';
import { RUN_FIELDS } from '../../core/experiment/schema.ts';
import { HIDDEN_LABEL } from '../../core/experiment/task-settings.ts';
import { strategyOf } from '../../core/strategies/registry.ts';
import { layersText } from './layers.ts';
import { coordinate, count, exact } from './numbers.ts';

/** A setting as a table shows it. */
export interface SettingRow {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  /** Empty for a pure number or a choice. */
  readonly unit: string;
  /** Nobody has changed it. */
  readonly usual: boolean;
}

/** Choices of a run that say nothing while they are as usual. */
const QUIET_AS_USUAL: readonly string[] = ['restart', 'bounds', 'generations', 'repetitions', 'engine'];
/** Which run of all that are alike it is stands elsewhere. */
const ELSEWHERE: readonly string[] = ['seed'];
/** Coordinates of a start that are listed one by one. */
const MOST_COORDINATES = 4;
const STARTS = {
  uniform: 'drawn from the box',
  zero: 'the centre of the box',
  drawn: 'drawn as fresh weights are',
} as const;

/** The settings that decide how a problem is solved: those of the strategy, and of the run what is worth a word. */
export function settingRows(description: RunDescription): readonly SettingRow[] {
  const { start, changes, task } = description;
  const strategy = strategyOf(description.strategy);
  const changeable = changeableFields(strategy);
  const values = valuesOf(description);
  const fields = fieldsIn(description);
  const rows = (of: Fields): SettingRow[] =>
    Object.keys(of)
      .map((key) => {
        const value = values[key] as number | string;
        const usual = value === usualOf(key, fields[key], description);
        return { key, label: fields[key].label, ...written(fields[key], value), usual };
      })
      .filter(({ key, usual }) => !ELSEWHERE.includes(key) && !(usual && QUIET_AS_USUAL.includes(key)));
  return [
    ...(task ? [networkRow(description, task)] : []),
    ...rows(strategy.parameters),
    ...changes.map(({ generation, key, value }) => ({
      key,
      label: `${changeable[key].label} after generation ${count(generation)}`,
      ...written(changeable[key], value),
      usual: false,
    })),
    {
      key: 'start',
      label: 'Start',
      value: startText(start, task !== undefined),
      unit: '',
      usual: start === (task ? 'zero' : 'uniform'),
    },
    ...rows(RUN_FIELDS),
  ];
}

function networkRow({ dim }: RunDescription, { hidden, activation }: TaskChoice): SettingRow {
  const value = hidden.length > 0 ? `${layersText(hidden)} ${activation}` : 'none';
  return { key: 'hidden', label: HIDDEN_LABEL, value, unit: `${count(dim)} weights`, usual: false };
}

/** As many rows as there is room for, in their order: all that were changed, and the first of the others. */
export function tellingRows(rows: readonly SettingRow[], most: number): readonly SettingRow[] {
  let room = most - rows.filter(({ usual }) => !usual).length;
  // What a run may cost and is to reach belongs to every strategy, and stands last.
  const always = rows.slice(-2).filter(({ usual }) => usual);
  room -= always.length;
  return rows.filter((row) => !row.usual || always.includes(row) || room-- > 0);
}

function written(field: Field, value: number | string): Pick<SettingRow, 'value' | 'unit'> {
  if (field.kind === 'choice') {
    return { value: field.options.find((option) => option.value === value)?.label ?? String(value), unit: '' };
  }
  return { value: exact(Number(value)), unit: field.unit };
}

function startText(start: RunDescription['start'], task: boolean): string {
  if (task && start === 'zero') return 'all weights at zero';
  if (task && typeof start !== 'string') return 'chosen weights';
  if (typeof start === 'string') return STARTS[start];
  return start.length > MOST_COORDINATES ? 'a chosen point' : `(${start.map((value) => coordinate(value)).join(', ')})`;
}
