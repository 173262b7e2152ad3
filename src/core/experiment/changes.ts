import type { Strategy } from '../strategies/strategy.ts';
import type { Change, RunDescription } from './description.ts';
import { InputError, type Field, type FieldContext, type Issue, type NumberField } from './fields.ts';
import { quote } from './quote.ts';
import { readNumber, readValue } from './read-value.ts';
import { RUN_FIELDS } from './schema.ts';

/** Most changes that one run may have. */
export const MOST_CHANGES = 64;

const WRITTEN = /^([^.]{1,20})\.([^.]{1,40})\.(.{1,400})$/s;
const GENERATION: Omit<NumberField, 'label' | 'help'> = {
  kind: 'integer',
  min: 1,
  max: 1_000_000_000,
  default: 1,
  unit: 'generations',
  scale: 'log',
};

/** What may become another in mid-run: everything about a strategy, and the seed of the draws that are still to come. */
export function changeableFields(strategy: Strategy): Readonly<Record<string, Field>> {
  return { ...strategy.parameters, seed: RUN_FIELDS.seed };
}

/** As links write them: "25.sigma.0.5" is a σ of 0.5 from the generation on that follows the 25th. */
export function changesText(changes: readonly Change[]): string[] {
  return changes.map(({ generation, key, value }) => `${generation}.${key}.${value}`);
}

/**
 * Reads changes, as texts joined by "_", or as a list of texts or records, and puts them in order. A later one of the same
 * setting at the same generation takes the place of an earlier one. A change to the value that was set before is one, too: a
 * step size that has adapted is set back by it.
 * @param issues told what was moved into its range, and what was left out
 * @throws InputError when one cannot be read or there are too many
 */
export function readChanges(
  given: unknown,
  strategy: Strategy,
  context: FieldContext,
  issues: Issue[],
): readonly Change[] {
  if (given === undefined || given === '') return [];
  const parts: unknown[] = typeof given === 'string' ? given.split('_') : Array.isArray(given) ? given : [given];
  if (parts.length > MOST_CHANGES)
    throw new InputError(`changes lists ${parts.length} changes; a run can have ${MOST_CHANGES} at most.`, 'changes');
  const fields = changeableFields(strategy);
  const read: Change[] = [];
  for (const part of parts) {
    const change = readChange(part, fields, context, issues);
    if (change) read.push(change);
    else issues.push({ key: 'changes', message: leftOut(part, strategy) });
  }
  return ordered(read, issues);
}

/**
 * The description as it stands when the generation after this many is drawn, without its changes; the same object as long
 * as none has come.
 */
export function descriptionAfter(description: RunDescription, generation: number): RunDescription {
  const due = description.changes.filter((change) => change.generation <= generation);
  if (due.length === 0) return description;
  const parameters: Record<string, number | string> = { ...description.parameters };
  let { seed } = description;
  for (const { key, value } of due) {
    if (key === 'seed') seed = value as number;
    else parameters[key] = value;
  }
  return { ...description, parameters, seed };
}

/** The values of everything changeable when the generation after this many is drawn, by key. */
export function valuesAfter(
  description: RunDescription,
  generation: number,
): Readonly<Record<string, number | string>> {
  const { parameters, seed } = descriptionAfter(description, generation);
  return { ...parameters, seed };
}

/**
 * How many generations two runs share, if they differ in nothing but their changes: Infinity for one and the same, null when
 * they differ in something else.
 */
export function sharedGenerations(one: RunDescription, other: RunDescription): number | null {
  if (begins(one) !== begins(other)) return null;
  const texts = changesText(one.changes);
  const others = changesText(other.changes);
  const first = texts.findIndex((text, k) => text !== others[k]);
  if (first < 0 && texts.length === others.length) return Infinity;
  const at = first < 0 ? texts.length : first;
  return Math.min(one.changes[at]?.generation ?? Infinity, other.changes[at]?.generation ?? Infinity);
}

function readChange(
  part: unknown,
  fields: ReturnType<typeof changeableFields>,
  context: FieldContext,
  issues: Issue[],
) {
  const [generation, key, value] = partsOf(part);
  if (!Object.hasOwn(fields, key)) return null;
  const own: Issue[] = [];
  try {
    const from = readNumber(
      'The generation of a change',
      generation,
      { ...GENERATION, label: '', help: '' },
      context,
      own,
    );
    return {
      generation: from,
      key,
      value: readValue(`${key} from generation ${from} on`, value, fields[key], context, own),
    };
  } catch (error) {
    throw error instanceof InputError ? new InputError(error.message, 'changes') : error;
  } finally {
    for (const { message } of own) issues.push({ key: 'changes', message });
  }
}

function partsOf(part: unknown): readonly [unknown, string, unknown] {
  const [, generation, key, value] = (typeof part === 'string' && WRITTEN.exec(part)) || [];
  if (generation !== undefined) return [generation, key, value];
  if (typeof part === 'object' && part !== null && 'generation' in part && 'key' in part && 'value' in part) {
    if (typeof part.key === 'string') return [part.generation, part.key, part.value];
  }
  throw new InputError(
    `changes holds ${quote(part)}, but each must be a generation, a setting and a value, as in 25.sigma.0.5, joined by "_".`,
    'changes',
  );
}

/** What a run begins with, as a text that is the same for the same. */
function begins({ parameters, ...rest }: RunDescription): string {
  const own = Object.entries({ ...rest, ...parameters, changes: [] }).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(own);
}

function inOrder(one: Change, other: Change): number {
  return one.generation - other.generation || (one.key < other.key ? -1 : 1);
}

function leftOut(part: unknown, strategy: Strategy): string {
  const [, key] = partsOf(part);
  return `changes names ${quote(key)}, which is nothing that ${strategy.name} can change in mid-run; it was left out.`;
}

/** In order, each once. */
function ordered(read: readonly Change[], issues: Issue[]): readonly Change[] {
  const last = new Map(read.map((change) => [`${change.generation}.${change.key}`, change]));
  if (last.size < read.length) {
    const message = 'changes sets the same thing more than once at the same generation; the last one counts.';
    issues.push({ key: 'changes', message });
  }
  return [...last.values()].sort(inOrder);
}
