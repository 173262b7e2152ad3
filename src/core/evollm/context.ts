import type { Stream } from '../random/stream.ts';
import { PURPOSE } from '../random/purposes.ts';
import type { EvoLlmOptions } from './options.ts';

/** What is kept of a generation: its best finite individuals, worst first, as levels of the grid. */
export interface Remembered {
  readonly generation: number;
  /** Ascending in quality: the last one is the best. */
  readonly costs: Float64Array;
  /** One row of `dimension` levels for each. */
  readonly levels: Int32Array;
}

/** What a prompt is made of: members from worst to best. A plain record that belongs to the state. */
export interface Context {
  /** Completed generations when the question is asked. */
  readonly generation: number;
  readonly costs: Float64Array;
  readonly levels: Int32Array;
  /** For each member the place of its generation among those shown, 0 for the worst. */
  readonly groups: Int32Array;
  /** In which order lines are written: members by number. */
  readonly lines: Int32Array;
}

type Choice = Pick<
  EvoLlmOptions,
  'context-generations' | 'context-members' | 'context-choice' | 'context-order' | 'labels'
>;

/** Which draws of a question are for what. */
const SHUFFLED_LABELS = 0;
const SHUFFLED_LINES = 1;

/**
 * Keeps the generations that later prompts can show: those with the best minimum, of equal ones the earlier, or the last ones.
 * @returns at most K of them, from worst to best, in a list of its own
 */
export function remember(memory: readonly Remembered[], next: Remembered, choice: Choice): Remembered[] {
  if (next.costs.length === 0) return [...memory];
  const most = choice['context-generations'];
  const all = [...memory, next];
  if (choice['context-choice'] === 'last') all.sort((a, b) => a.generation - b.generation).splice(0, all.length - most);
  all.sort(byMinimum);
  return all.slice(Math.max(0, all.length - most));
}

/**
 * Chooses and orders what a prompt shows. Of equal vectors of levels the last one stays, nearest to the question.
 * @param generation completed generations, counted across restarts: the address of what is shuffled
 */
export function contextOf(
  memory: readonly Remembered[],
  dimension: number,
  choice: Choice,
  stream: Stream,
  generation: number,
): Context {
  const members = new Members(memory, dimension, choice['context-members']);
  if (choice.labels === 'shuffled') members.relabel(shuffled(members.count, stream, generation, SHUFFLED_LABELS));
  const { costs, levels, groups } = members.distinct();
  const lines = Int32Array.from(costs, (_, k) => k);
  const order = choice['context-order'];
  if (order === 'best-first') lines.reverse();
  const drawn = order === 'random' ? shuffled(lines.length, stream, generation, SHUFFLED_LINES) : lines;
  return { generation, costs, levels, groups, lines: drawn };
}

interface Member {
  readonly cost: number;
  readonly levels: Int32Array;
  readonly generation: number;
}

/** All members of the chosen generations, until it is known which lines they make. */
class Members {
  #all: Member[] = [];

  constructor(memory: readonly Remembered[], dimension: number, most: number) {
    for (const { generation, costs, levels } of memory) {
      for (let k = Math.max(0, costs.length - most); k < costs.length; k++) {
        const row = levels.subarray(k * dimension, (k + 1) * dimension);
        this.#all.push({ cost: costs[k], levels: row, generation });
      }
    }
  }

  get count(): number {
    return this.#all.length;
  }

  /** Deals costs out anew, and orders members by what they have now. */
  relabel(permutation: Int32Array): void {
    const costs = this.#all.map(({ cost }) => cost);
    const dealt = this.#all.map((member, k) => ({ ...member, cost: costs[permutation[k]] }));
    const groups = [...new Set(dealt.map(({ generation }) => generation))].map((generation) =>
      dealt.filter((member) => member.generation === generation).sort((a, b) => b.cost - a.cost),
    );
    groups.sort((a, b) => b[b.length - 1].cost - a[a.length - 1].cost);
    this.#all = groups.flat();
  }

  distinct(): Pick<Context, 'costs' | 'levels' | 'groups'> {
    const last = new Map(this.#all.map((member, k) => [member.levels.join(), k]));
    const kept = this.#all.filter((member, k) => last.get(member.levels.join()) === k);
    const generations = [...new Set(kept.map(({ generation }) => generation))];
    const dimension = kept[0]?.levels.length ?? 0;
    const levels = new Int32Array(kept.length * dimension);
    kept.forEach((member, k) => levels.set(member.levels, k * dimension));
    return {
      costs: Float64Array.from(kept, ({ cost }) => cost),
      levels,
      groups: Int32Array.from(kept, ({ generation }) => generations.indexOf(generation)),
    };
  }
}

function byMinimum(a: Remembered, b: Remembered): number {
  return b.costs[b.costs.length - 1] - a.costs[a.costs.length - 1] || b.generation - a.generation;
}

/** A permutation of 0 … count − 1 (Fisher–Yates), drawn for this question. */
function shuffled(count: number, stream: Stream, generation: number, use: number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, k) => k);
  const draws = new Float64Array(Math.max(1, count));
  stream.uniforms(PURPOSE.prompt, generation, use, draws);
  for (let k = count - 1; k > 0; k--) {
    const other = Math.floor(draws[k] * (k + 1));
    const kept = order[k];
    order[k] = order[other];
    order[other] = kept;
  }
  return order;
}
