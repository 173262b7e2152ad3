import { mlp, weightCount } from '../policies/mlp.ts';
import { MOST_WEIGHTS, type Task } from '../problems/task.ts';
import type { TaskChoice } from './description.ts';
import { InputError, type Fields, type Issue } from './fields.ts';
import { quote, spelledNumber } from './quote.ts';
import { readValue } from './read-value.ts';

/** Most hidden layers, and most neurons in one of them. */
const MOST_LAYERS = 4;
const WIDEST = 256;
const MOST_EPISODES = 100;

/** Fields of a task besides its hidden layers; what a network is made of and how long it is looked at. */
export function taskFields({ defaults, noisy }: Task) {
  return {
    activation: {
      kind: 'choice',
      label: 'Activation',
      help: 'How hidden neurons bend their sums. Without a bend any network is as good as one without hidden layers.',
      default: 'tanh',
      options: [
        { value: 'tanh', label: 'tanh', help: 'Between −1 and 1, smooth.' },
        { value: 'relu', label: 'ReLU', help: 'Zero below zero, the sum itself above.' },
        { value: 'linear', label: 'Linear', help: 'The sum itself.' },
      ],
    },
    episodes: {
      kind: 'integer',
      label: 'Episodes',
      help: noisy
        ? 'Fresh starts in each generation, the same for its whole population; a return is the mean over them. More make luck count less.'
        : 'Every episode of this task is the same, so one is enough.',
      unit: 'episodes',
      min: 1,
      max: noisy ? MOST_EPISODES : 1,
      scale: 'log',
      default: defaults.episodes,
    },
    fresh: {
      kind: 'choice',
      label: 'Fresh weights',
      help: 'How the weights of a network are drawn that nobody has bred yet.',
      default: defaults.fresh,
      options: [
        { value: 'normal', label: 'Normal', help: 'All weights and biases from N(0, spread²).' },
        { value: 'fan-in', label: 'By fan-in', help: 'Weights from N(0, spread²/inputs of the neuron), biases at 0.' },
      ],
    },
    spread: {
      kind: 'real',
      label: 'Spread of fresh weights',
      help: 'Standard deviation of fresh weights; with “by fan-in” it is divided by the root of the number of inputs.',
      unit: '',
      min: 0,
      max: 100,
      scale: 'linear',
      default: defaults.spread,
    },
  } as const satisfies Fields;
}

/** Name of the setting that is neither a number nor a choice: the sizes of the hidden layers. */
export const HIDDEN_LABEL = 'Hidden layers';

/** Keys that only tasks have. */
export const TASK_KEYS = ['hidden', 'activation', 'episodes', 'fresh', 'spread'] as const;

/**
 * Reads what a task needs besides.
 * @param take gives the value of a key, once
 * @param issues told what was moved into its range
 * @throws InputError when a value cannot be read or the network is too large
 */
export function readTask(
  task: Task,
  take: (key: string) => unknown,
  issues: Issue[],
): { readonly choice: TaskChoice; readonly dim: number } {
  const hidden = readHidden(take('hidden'), task);
  const own = Object.fromEntries(
    Object.entries(taskFields(task)).map(([key, field]) => [
      key,
      readValue(key, take(key), field, { dimension: 0, task: true }, issues),
    ]),
  ) as unknown as Omit<TaskChoice, 'hidden'>;
  const choice = { hidden, ...own };
  const dim = weightCount(mlp(task, choice));
  if (dim <= MOST_WEIGHTS) return { choice, dim };
  throw new InputError(
    `A network with hidden layers of ${hidden.join(' and ')} has ${dim} weights for ${task.name}, but at most ${MOST_WEIGHTS} are allowed; make it smaller.`,
    'hidden',
  );
}

/** Hidden layers as links write them: sizes joined by "_", or "none". */
export function hiddenText(hidden: readonly number[]): string {
  return hidden.length > 0 ? hidden.join('_') : 'none';
}

/** "16", "16_16", "16,16" and lists of numbers; "none" and an empty list for a policy without hidden layers. */
function readHidden(given: unknown, { defaults }: Task): readonly number[] {
  if (given === undefined) return defaults.hidden;
  if (given === 'none') return [];
  const parts: unknown[] = typeof given === 'string' ? given.split(/[_,]/) : Array.isArray(given) ? given : [given];
  const sizes = parts.map((part) => (typeof part === 'string' ? spelledNumber(part) : part));
  const valid = sizes.every(
    (size): size is number => typeof size === 'number' && Number.isInteger(size) && size >= 1 && size <= WIDEST,
  );
  if (valid && sizes.length <= MOST_LAYERS) return sizes;
  throw new InputError(
    `hidden is ${quote(given)}, but it must be none, or 1 to ${MOST_LAYERS} whole numbers from 1 to ${WIDEST} joined by "_", one for each hidden layer.`,
    'hidden',
  );
}
