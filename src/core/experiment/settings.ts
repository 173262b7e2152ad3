import { findProblem } from '../problems/registry.ts';
import { findStrategy, STRATEGIES } from '../strategies/registry.ts';
import type { RunDescription, Start } from './description.ts';
import { defaultOf, fit, InputError, type Field, type Issue, type NumberField } from './fields.ts';
import { nearest } from './nearest.ts';
import { quote, spelledNumber } from './quote.ts';
import { DEFAULT_PROBLEM, DEFAULT_STRATEGY, knownKeys, problemFields, problemIds, RUN_FIELDS } from './schema.ts';

/** What somebody chose: any of a run description's keys, as text or as values. What is absent has its default. */
export type Settings = Readonly<Record<string, unknown>>;

/** A description, what had to be changed to make it valid, and what somebody should know about it. */
export interface Resolved {
  readonly description: RunDescription;
  readonly issues: readonly Issue[];
}

const STARTS = ['uniform', 'zero'];

/**
 * The one border check of run descriptions: links, files, command lines, widgets and messages all pass through it.
 * Numbers out of range are clamped and named, unknown keys are named and left out.
 * @throws InputError for a value that cannot be read and for unknown names, with the nearest known one
 */
export function resolve(settings: Settings): Resolved {
  const issues: Issue[] = [];
  const given = new Map(Object.entries(settings).filter(([, value]) => value !== undefined));
  const take = (key: string): unknown => {
    const value = given.get(key);
    given.delete(key);
    return value;
  };

  const problem = named('problem', take('problem') ?? DEFAULT_PROBLEM, findProblem, problemIds());
  const strategyIds = STRATEGIES.map(({ id }) => id);
  const strategy = named('strategy', take('strategy') ?? DEFAULT_STRATEGY, findStrategy, strategyIds);
  const { dim: dimField, instance: instanceField } = problemFields(problem);
  const defines = (noun: string): string => `, which is what ${problem.suite} defines for ${noun}`;
  const dim = number('dim', take('dim'), dimField, 0, issues, defines('dimensions'));
  const instance = number('instance', take('instance'), instanceField, 0, issues, defines('instances'));

  const parameters: Record<string, number | string> = {};
  for (const [key, field] of Object.entries(strategy.parameters))
    parameters[key] = value(key, take(key), field, dim, issues);
  const run = Object.fromEntries(
    Object.entries(RUN_FIELDS).map(([key, field]) => [key, value(key, take(key), field, dim, issues)]),
  ) as unknown as Omit<RunDescription, 'problem' | 'dim' | 'instance' | 'strategy' | 'parameters' | 'start'>;
  const start = readStart(take('start') ?? 'uniform', dim);

  for (const key of given.keys()) {
    const known = knownKeys();
    const suggestion = nearest(key, known);
    const message = known.includes(key)
      ? `${key} is not a parameter of ${strategy.name}; it was left out.`
      : `${quote(key)} is not a known key${suggestion ? `; did you mean ${suggestion}?` : '.'} It was left out.`;
    issues.push({ key, message });
  }
  const advice = strategy.advise?.(parameters);
  if (advice) issues.push(advice);
  const description = { problem: problem.id, dim, instance, strategy: strategy.id, parameters, start, ...run };
  return { description, issues };
}

function named<T>(key: string, id: unknown, find: (id: string) => T | undefined, known: readonly string[]): T {
  const found = typeof id === 'string' ? find(id) : undefined;
  if (found) return found;
  const suggestion = (typeof id === 'string' && nearest(id, known)) || known[0];
  throw new InputError(`There is no ${key} called ${quote(id)}; the nearest one is ${suggestion}.`, key);
}

function value(key: string, given: unknown, field: Field, dim: number, issues: Issue[]): number | string {
  if (field.kind !== 'choice') return number(key, given, field, dim, issues);
  if (given === undefined) return field.default;
  const options = field.options.map((option) => option.value);
  if (typeof given === 'string' && options.includes(given)) return given;
  throw new InputError(`${key} is ${quote(given)}, but it can only be one of: ${options.join(', ')}.`, key);
}

function number(key: string, given: unknown, field: NumberField, dim: number, issues: Issue[], why = ''): number {
  if (given === undefined) return defaultOf(field, { dimension: dim }) as number;
  const read = typeof given === 'number' ? given : typeof given === 'string' ? spelledNumber(given) : NaN;
  const noun = field.kind === 'integer' ? 'a whole number' : 'a number';
  if (Number.isNaN(read) || (field.kind === 'integer' && Number.isFinite(read) && !Number.isInteger(read))) {
    throw new InputError(`${key} is ${quote(given)}, but it must be ${noun} from ${field.min} to ${field.max}.`, key);
  }
  const fitted = fit(field, read) + 0;
  if (fitted !== read) {
    const range = `from ${field.min} to ${field.max}${field.multiple ? ` in steps of ${field.multiple}` : ''}${why}`;
    issues.push({
      key,
      message: `${key} is ${quote(given)}, but it must be ${noun} ${range}; ${fitted} is used instead.`,
    });
  }
  return fitted;
}

function readStart(given: unknown, dim: number): Start {
  if (typeof given === 'string' && STARTS.includes(given)) return given as Start;
  const parts = typeof given === 'string' ? given.split('_') : Array.isArray(given) ? (given as unknown[]) : [];
  const point = parts.map((part) => (typeof part === 'string' ? spelledNumber(part) : part));
  const finite = point.every((coordinate): coordinate is number => Number.isFinite(coordinate));
  if (finite && point.length === dim) return point.map((coordinate) => coordinate + 0);
  const found = finite && point.length > 0 ? `a point with ${point.length} coordinates` : quote(given);
  throw new InputError(
    `start is ${found}, but it must be uniform, zero, or ${dim} numbers joined by "_", one for each dimension.`,
    'start',
  );
}

/** The settings that differ from their defaults: the shortest ones that mean this description. */
export function settingsOf(description: RunDescription): Record<string, unknown> {
  const { parameters, ...rest } = description;
  const all: Record<string, unknown> = { ...rest, ...parameters };
  const kept: Record<string, unknown> = { problem: all['problem'], dim: all['dim'] };
  const { description: plain } = resolve({ problem: rest.problem, dim: rest.dim, strategy: rest.strategy });
  const defaults: Record<string, unknown> = { ...plain, ...plain.parameters, problem: '', dim: NaN, strategy: '' };
  for (const [key, own] of Object.entries(all)) if (own !== defaults[key]) kept[key] = own;
  return kept;
}
