import { InputError, type FieldContext, type Issue } from '../experiment/fields.ts';
import { nearest } from '../experiment/nearest.ts';
import type { Need } from '../experiment/need.ts';
import { quote } from '../experiment/quote.ts';
import { readValue } from '../experiment/read-value.ts';
import type { Run } from '../experiment/run.ts';
import { contextOf, remember, type Remembered } from './context.ts';
import { levelOf, type Grid } from './grid.ts';
import { blockCount, blockRange, type EvoLlmOptions } from './options.ts';
import { PARAMETERS } from './parameters.ts';
import { promptOf } from './prompt.ts';
import type { Message } from './question.ts';

/** What another strategy did next, as the completion of the prompt that a language model would have seen: for fine-tuning. */
export interface Lesson {
  /** Completed generations of the teacher. */
  readonly generation: number;
  readonly block: number;
  readonly messages: readonly Message[];
  /** The teacher's next mean: integers joined by commas. */
  readonly completion: string;
}

/** Those parameters of EvoLLM that say how a prompt is made. */
export type LessonOptions = EvoLlmOptions;

const OF_PROMPTS = [
  ...['reach', 'resolution', 'warm-up', 'block', 'fitness', 'labels', 'query'],
  ...['context-generations', 'context-members', 'context-choice', 'context-order'],
];

/**
 * Reads how prompts are to be made, from text or values by the keys of EvoLLM; what is absent has its default there.
 * @throws InputError for an unknown key, and for a value that cannot be read
 */
export function lessonOptions(
  given: Readonly<Record<string, unknown>>,
  context: FieldContext,
): { readonly options: LessonOptions; readonly issues: readonly Issue[] } {
  for (const key of Object.keys(given)) {
    if (OF_PROMPTS.includes(key)) continue;
    const suggestion = nearest(key, OF_PROMPTS) ?? OF_PROMPTS[0];
    throw new InputError(`${quote(key)} is nothing that a prompt depends on; the nearest one is ${suggestion}.`, key);
  }
  const issues: Issue[] = [];
  const options = Object.fromEntries(
    Object.entries(PARAMETERS).map(([key, field]) => [key, readValue(key, given[key], field, context, issues)]),
  );
  return { options: options as unknown as LessonOptions, issues };
}

/**
 * Watches a run of any strategy that has a mean, and makes a lesson of each of its generations. Whoever drives the run brings the
 * best individuals of a generation when they are asked for.
 */
export class Lessons {
  #memory: Remembered[] = [];
  #restarts = 0;
  /** Generations since the last restart. */
  #seen = 0;

  constructor(
    private readonly run: Run,
    private readonly options: LessonOptions,
  ) {}

  /** The best individuals of the generation that has just been told; null where nothing can be learnt from it. */
  wanted(): (Need & { kind: 'fold' }) | null {
    const { plan, shown: address, ranking } = this.run;
    // A generation that the budget cut was never told, so its mean is no answer to it.
    if (!plan || !address || !ranking || ranking.size < plan.size || ranking.finite === 0) return null;
    const rows = Array.from(ranking.order.subarray(0, Math.min(ranking.finite, this.options['context-members'])));
    return { kind: 'fold', plan, address, request: { sums: [] }, rows };
  }

  /**
   * Takes the individuals that were wanted, best first.
   * @returns a lesson for each block of coordinates; none during the warm-up and where the search began anew
   * @throws InputError where the strategy has no mean that could be learnt
   */
  note(rows: readonly Float64Array[]): Lesson[] {
    const { run, options } = this;
    const { dimension, stream } = run.setting;
    const restarts = run.restarts()?.count ?? 0;
    if (restarts !== this.#restarts) {
      this.#restarts = restarts;
      this.#memory = [];
      this.#seen = 0;
      return [];
    }
    const grid = { lower: -options.reach, upper: options.reach, highest: options.resolution };
    this.#memory = remember(this.#memory, this.#remembered(rows, grid), options);
    if (++this.#seen < options['warm-up']) return [];
    const mean = run.shape()?.mean;
    if (!mean) {
      throw new InputError(
        `${run.strategy.name} has no mean that it draws a generation around, so there is nothing that a model could learn to propose; choose a strategy with a mean, such as cma-es.`,
        'strategy',
      );
    }
    const context = contextOf(this.#memory, dimension, options, stream, run.generation);
    return Array.from({ length: blockCount(dimension, options) }, (_, block) => {
      const { from, to } = blockRange(block, dimension, options);
      const levels = Array.from(mean.subarray(from, to), (coordinate) => levelOf(coordinate, grid));
      const messages = promptOf(context, block, dimension, options);
      return { generation: run.generation, block, messages, completion: levels.join(',') };
    });
  }

  #remembered(rows: readonly Float64Array[], grid: Grid): Remembered {
    const { costs, order } = this.run.ranking!;
    const worstFirst = rows.map((row, k) => ({ row, cost: costs[order[k]] })).reverse();
    return {
      generation: this.#seen,
      costs: Float64Array.from(worstFirst, ({ cost }) => cost),
      levels: Int32Array.from(worstFirst.flatMap(({ row }) => Array.from(row, (x) => levelOf(x, grid)))),
    };
  }
}

/** A lesson as one line of a JSONL file: messages as they are, or as one text. */
export function lessonLine({ messages, completion }: Lesson, form: 'messages' | 'text'): string {
  const prompt = form === 'messages' ? messages : messages.map(({ content }) => content).join('\n');
  return JSON.stringify({ prompt, completion });
}
