import { readReplies } from '../evollm/recorded.ts';
import type { Problem } from '../problems/problem.ts';
import { isTask } from '../problems/task.ts';
import { findProblem } from '../problems/registry.ts';
import { findStrategy, ALL_STRATEGIES, strategyOf } from '../strategies/registry.ts';
import { changesText, readChanges } from './changes.ts';
import type { Strategy } from '../strategies/strategy.ts';
import type { Change, RunDescription, Start } from './description.ts';
import { presetOf } from './fields-of.ts';
import { InputError, type Issue } from './fields.ts';
import { nearest } from './nearest.ts';
import { quote, spelledNumber } from './quote.ts';
import { hiddenText, readTask, TASK_KEYS } from './task-settings.ts';
import { readNumber, readValue } from './read-value.ts';
import { DEFAULT_PROBLEM, DEFAULT_STRATEGY, knownKeys, problemFields, problemIds, RUN_FIELDS } from './schema.ts';

/** What somebody chose: any of a run description's keys, as text or as values. What is absent has its default. */
export type Settings = Readonly<Record<string, unknown>>;

/** A description, what had to be changed to make it valid, and what somebody should know about it. */
export interface Resolved {
  readonly description: RunDescription;
  readonly issues: readonly Issue[];
}

const STARTS = ['uniform', 'zero'];
const TASK_STARTS = ['zero', 'drawn'];

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
  const strategyIds = ALL_STRATEGIES.map(({ id }) => id);
  const strategy = named('strategy', take('strategy') ?? DEFAULT_STRATEGY, findStrategy, strategyIds);
  const { dim: dimField, instance: instanceField } = problemFields(problem);
  const defines = (noun: string): string => `, which is what ${problem.suite} defines for ${noun}`;
  const nothing = { dimension: 0 };
  const own = isTask(problem) ? readTask(problem, take, issues) : null;
  const dim = own
    ? ownDimension(problem, own.dim, take('dim'), issues)
    : readNumber('dim', take('dim'), dimField, nothing, issues, defines('dimensions'));
  const instance = readNumber('instance', take('instance'), instanceField, nothing, issues, defines('instances'));
  const context = { dimension: dim, task: own !== null };
  if (strategy.needsBehaviour && !(isTask(problem) && problem.behaviour > 0)) {
    throw new InputError(
      `${strategy.name} needs a task that describes how a policy behaves, such as hard-maze, and ${problem.id} does not; choose another strategy.`,
      'strategy',
    );
  }
  if (strategy.mostDimensions && dim > strategy.mostDimensions) {
    throw new InputError(
      `${strategy.name} works with up to ${strategy.mostDimensions} dimensions, and this network has ${dim} weights; choose a smaller network or another strategy.`,
      'strategy',
    );
  }

  const parameters: Record<string, number | string> = {};
  for (const [key, field] of Object.entries(strategy.parameters))
    parameters[key] = readValue(key, take(key), field, context, issues);
  const run = Object.fromEntries(
    Object.entries(RUN_FIELDS).map(([key, field]) => [
      key,
      readValue(key, take(key) ?? presetOf(key, problem, instance), field, context, issues),
    ]),
  ) as unknown as Omit<
    RunDescription,
    'problem' | 'dim' | 'instance' | 'task' | 'strategy' | 'parameters' | 'start' | 'changes'
  >;
  const idle = run.restart !== 'none' && strategy.endless === true;
  if (idle) {
    const message = `restart is ${run.restart}, but ${strategy.name} never stops by itself, so nothing would restart it; it was left out.`;
    issues.push({ key: 'restart', message });
  }
  const starts = own ? TASK_STARTS : STARTS;
  const start = readStart(take('start') ?? starts[0], dim, starts);
  const changes = readChanges(take('changes'), strategy, context, issues);
  const asked = asksModel(strategy, parameters, changes);
  const replies = asked ? take('replies') : undefined;
  readReplies(replies);
  const once = asked && run.repetitions > 1;
  if (once) issues.push({ key: 'repetitions', message: 'A language model answers one run at a time; it is run once.' });

  for (const key of given.keys()) {
    const known = knownKeys();
    const suggestion = nearest(key, known);
    const message = known.includes(key)
      ? `${key} is not a parameter of ${(TASK_KEYS as readonly string[]).includes(key) ? problem.name : strategy.name}; it was left out.`
      : `${quote(key)} is not a known key${suggestion ? `; did you mean ${suggestion}?` : '.'} It was left out.`;
    issues.push({ key, message });
  }
  const advice = strategy.advise?.(parameters);
  if (advice) issues.push(advice);
  const task = own ? { task: own.choice } : {};
  const what = { problem: problem.id, dim, instance, ...task, strategy: strategy.id };
  const said = {
    ...(idle ? { restart: 'none' as const } : {}),
    ...(replies ? { replies: replies as string } : {}),
    ...(once ? { repetitions: 1 } : {}),
  };
  return { description: { ...what, parameters, start, ...run, ...said, changes }, issues };
}

/** Whether a language model is asked at any time of the run. */
export function isAsking({ strategy, parameters, changes }: RunDescription): boolean {
  return asksModel(strategyOf(strategy), parameters, changes);
}

function asksModel(
  strategy: Strategy,
  parameters: Readonly<Record<string, number | string>>,
  changes: readonly Change[],
): boolean {
  const { asksModel: asks } = strategy;
  if (!asks) return false;
  return asks(parameters) || changes.some(({ key, value }) => asks({ ...parameters, [key]: value }));
}

/** The number of weights that a network has is nobody's choice. */
function ownDimension(problem: Problem, dim: number, given: unknown, issues: Issue[]): number {
  if (given !== undefined && Number(given) !== dim) {
    const message = `dim is ${quote(given)}, but this network for ${problem.name} has ${dim} weights; that is used.`;
    issues.push({ key: 'dim', message });
  }
  return dim;
}

function named<T>(key: string, id: unknown, find: (id: string) => T | undefined, known: readonly string[]): T {
  const found = typeof id === 'string' ? find(id) : undefined;
  if (found) return found;
  const suggestion = (typeof id === 'string' && nearest(id, known)) || known[0];
  throw new InputError(`There is no ${key} called ${quote(id)}; the nearest one is ${suggestion}.`, key);
}

function readStart(given: unknown, dim: number, words: readonly string[]): Start {
  if (typeof given === 'string' && words.includes(given)) return given as Start;
  const parts = typeof given === 'string' ? given.split('_') : Array.isArray(given) ? (given as unknown[]) : [];
  const point = parts.map((part) => (typeof part === 'string' ? spelledNumber(part) : part));
  const finite = point.every((coordinate): coordinate is number => Number.isFinite(coordinate));
  if (finite && point.length === dim) return point.map((coordinate) => coordinate + 0);
  const found = finite && point.length > 0 ? `a point with ${point.length} coordinates` : quote(given);
  throw new InputError(
    `start is ${found}, but it must be ${words.join(', ')}, or ${dim} numbers joined by "_", one for each dimension.`,
    'start',
  );
}

/** The settings that differ from their defaults: the shortest ones that mean this description. */
export function settingsOf(description: RunDescription): Record<string, unknown> {
  const { parameters, changes, task, ...rest } = description;
  const { problem, dim, strategy, instance } = rest;
  const choice = task ? { ...task, hidden: hiddenText(task.hidden) } : {};
  const all: Record<string, unknown> = { ...rest, ...choice, ...parameters };
  const own = task ? { hidden: task.hidden, instance } : { dim };
  const { description: plain } = resolve({ problem, ...own, strategy });
  const layers = task && hiddenText(resolve({ problem, strategy }).description.task!.hidden);
  const kept: Record<string, unknown> = task ? { problem } : { problem, dim };
  const always = { problem: '', dim: task ? dim : NaN, instance: 1, strategy: '', hidden: layers };
  const defaults: Record<string, unknown> = { ...plain, ...plain.task, ...plain.parameters, ...always };
  for (const [key, own] of Object.entries(all)) if (own !== defaults[key]) kept[key] = own;
  if (changes.length > 0) kept['changes'] = changesText(changes);
  return kept;
}
