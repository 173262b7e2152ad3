import type { Kernels } from '../../kernels/kernels.ts';
import { PURPOSE } from '../random/purposes.ts';
import type { Stream } from '../random/stream.ts';
import type { Context } from './context.ts';
import { roundHalfEven } from './grid.ts';
import type { EvoLlmOptions } from './options.ts';

/** What a rule may know: what the prompt tells a model, and draws of its own. */
export interface RuleSetting {
  readonly dimension: number;
  readonly options: Pick<EvoLlmOptions, 'context-members' | 'resolution'>;
  readonly kernels: Kernels;
  readonly stream: Stream;
}

/** A fixed rule in the place of a language model: levels of the next mean, `dimension` of them, not always whole. */
export type Rule = (context: Context, setting: RuleSetting) => Float64Array;

/** Which draws of a question are for what; those of the context come before. */
const RANDOM_TOKENS = 2;

/** The controls that every result of a language model is held against, by their value of `model`. */
export const RULES: Readonly<Record<string, Rule>> = {
  'copy-best': (context, { dimension }) => Float64Array.from(member(context, bestOf(context), dimension)),

  'mean-of-best': (context, { dimension }) => {
    const best = groupOf(context, topGroup(context));
    const mean = new Float64Array(dimension);
    for (const k of best) member(context, k, dimension).forEach((level, j) => (mean[j] += level));
    return mean.map((sum) => roundHalfEven(sum / best.length));
  },

  'rank-weighted': (context, { dimension, options, kernels }) => {
    const best = [...context.costs.keys()].sort((a, b) => context.costs[a] - context.costs[b] || b - a);
    const most = options['context-members'];
    const { log } = kernels.call;
    const mean = new Float64Array(dimension);
    let total = 0;
    best.slice(0, most).forEach((k, rank) => {
      const weight = log(most + 0.5) - log(rank + 1);
      total += weight;
      member(context, k, dimension).forEach((level, j) => (mean[j] += weight * level));
    });
    return mean.map((sum) => sum / total);
  },

  extrapolate: (context, { dimension, options }) => {
    const top = topGroup(context);
    const a = member(context, bestIn(context, top), dimension);
    const b = top > 0 ? member(context, bestIn(context, top - 1), dimension) : a;
    return Float64Array.from(a, (level, j) => clip(roundHalfEven(level + 0.5 * (level - b[j])), options.resolution));
  },

  'random-token': ({ generation }, { dimension, options: { resolution }, stream }) => {
    const draws = new Float64Array(dimension);
    stream.uniforms(PURPOSE.prompt, generation, RANDOM_TOKENS, draws);
    return draws.map((u) => Math.floor(u * (resolution + 1)));
  },
};

function member({ levels }: Context, k: number, dimension: number): Int32Array {
  return levels.subarray(k * dimension, (k + 1) * dimension);
}

/** The last member: the context goes from worst to best generation, and in each from worst to best. */
function bestOf({ costs }: Context): number {
  return costs.length - 1;
}

function topGroup({ groups }: Context): number {
  return groups[groups.length - 1];
}

function groupOf({ groups }: Context, group: number): number[] {
  return [...groups.keys()].filter((k) => groups[k] === group);
}

function bestIn(context: Context, group: number): number {
  return groupOf(context, group).at(-1)!;
}

function clip(level: number, highest: number): number {
  return Math.min(highest, Math.max(0, level));
}
