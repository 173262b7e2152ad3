import type { Readable } from 'node:stream';
import { InputError } from '../core/experiment/fields.ts';
import { nearest } from '../core/experiment/nearest.ts';
import { quote } from '../core/experiment/quote.ts';
import type { Task } from '../core/problems/task.ts';
import { findTask, TASKS } from '../core/problems/tasks/registry.ts';
import type { Kernels } from '../kernels/kernels.ts';
import { TaskKernel } from '../kernels/task.ts';
import { messageOf } from '../runtime/remote.ts';
import { parseJson, readNumber, stringify } from './json.ts';
import { linesOf } from './lines.ts';

/** Steps tasks through given actions: one JSON line in, one out, in order; a bad line gives an error in its place. */
export async function rolloutLines(
  input: Readable,
  write: (line: string) => Promise<void>,
  kernels: Kernels,
): Promise<void> {
  for await (const line of linesOf(input)) await write(answer(line, kernels));
}

function answer(line: string, kernels: Kernels): string {
  try {
    return stringify(rolloutLine(line, kernels));
  } catch (error) {
    // Whatever one line does, the next one must be answered.
    const message = error instanceof InputError ? error.message : `The line cannot be stepped: ${messageOf(error)}.`;
    return stringify({ error: message });
  }
}

function rolloutLine(line: string, kernels: Kernels) {
  const given = parseJson(line);
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new InputError('A line must be a JSON object with task, state and actions.');
  }
  const { task: id, state, actions } = given as Record<string, unknown>;
  const task = typeof id === 'string' ? findTask(id) : undefined;
  if (!task) {
    const ids = TASKS.map((known) => known.id);
    const suggestion = (typeof id === 'string' && nearest(id, ids)) || ids[0];
    throw new InputError(`task is ${quote(id)}, which is none; the nearest one is ${suggestion}.`);
  }
  const from = readState(task, state);
  const kernel = new TaskKernel(kernels, task.kernel);
  const { states, rewards, ended } = kernel.steps([...from, ...task.behind(from)], readActions(task, actions));
  return {
    states: states.map((row) => row.slice(0, task.state.length)),
    // Minus zero is a reward of nothing.
    rewards: rewards.map((reward) => reward + 0),
    terminated: ended,
    truncated: rewards.map((_, k) => k + 1 >= task.limit),
  };
}

function readState({ state: names }: Task, given: unknown): number[] {
  if (!Array.isArray(given) || given.length !== names.length) {
    const found = Array.isArray(given) ? `${given.length} numbers` : quote(given);
    throw new InputError(`state has ${found}, but it must be an array of ${names.length}: ${names.join(', ')}.`);
  }
  return given.map((entry: unknown, j) => {
    const value = readNumber(entry);
    if (value !== undefined) return value;
    throw new InputError(`Number ${j + 1} of state (${names[j]}) is ${quote(entry)}, but it must be a number.`);
  });
}

function readActions({ actions: space }: Task, given: unknown): number[][] {
  if (!Array.isArray(given)) throw new InputError('actions must be an array with an action for each step.');
  const { labels } = space;
  return given.map((entry: unknown, k) => {
    const found = `Action ${k + 1} is ${Array.isArray(entry) ? `[${entry.map(quote).join(', ')}]` : quote(entry)}`;
    const numbers = (Array.isArray(entry) ? (entry as unknown[]) : [entry]).map(readNumber);
    if (space.kind === 'choices') {
      const [choice] = numbers;
      if (numbers.length === 1 && choice !== undefined && Number.isInteger(choice) && labels[choice]) return [choice];
      throw new InputError(
        `${found}, but it must be a whole number from 0 to ${labels.length - 1}: ${labels.join(', ')}.`,
      );
    }
    if (numbers.length === labels.length && numbers.every((value) => value !== undefined)) return numbers;
    const expected = labels.length === 1 ? `a number: ${labels[0]}` : `${labels.length} numbers: ${labels.join(', ')}`;
    throw new InputError(`${found}, but it must be ${expected}.`);
  });
}
