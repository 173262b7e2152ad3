import { readAnswer } from '../evollm/answer.ts';
import { contextOf, remember, type Context, type Remembered } from '../evollm/context.ts';
import { RUNGS, type Exchange } from '../evollm/exchange.ts';
import { coordinateOf, levelOf, type Grid } from '../evollm/grid.ts';
import { blockCount, blockRange, LANGUAGE_MODEL, type EvoLlmOptions } from '../evollm/options.ts';
import { PARAMETERS } from '../evollm/parameters.ts';
import { promptOf, tokensFor } from '../evollm/prompt.ts';
import type { Question } from '../evollm/question.ts';
import type { Recorded } from '../evollm/recorded.ts';
import { RULES } from '../evollm/rules.ts';
import { commonSpread, spreadsOf } from '../evollm/spread.ts';
import type { PointsPlan } from '../population/plan.ts';
import { PURPOSE } from '../random/purposes.ts';
import { follow, stalled, type Progress } from './stopping.ts';
import { defineStrategy, type SearchShape, type Setting, type State } from './strategy.ts';

interface EvoLlmState extends State {
  /** Coordinates of the generation in flight. */
  rows: Float64Array;
  /** Generations that prompts can show, from worst to best. */
  memory: Remembered[];
  /** What the question before the coming generation shows; null in the warm-up. */
  context: Context | null;
  /** The generation, counted across restarts, that the context was chosen for; −1 before it is. */
  prepared: number;
  /** Levels that were proposed for the coming generation; NaN where a block is not answered yet. */
  levels: Float64Array;
  /** How often each block was asked without success. */
  attempts: Int32Array;
  rungs: Int32Array;
  /** What the last complete proposal came to; null before there is one. */
  aim: Aim | null;
  /** Its step size, or the one that is given while there is none. */
  sigma: number;
  /** What the generation that was drawn last was drawn from; null in the warm-up. */
  drawn: Origin | null;
  /** The same of the generation that was told last: the next one may be drawn already. */
  told: Origin | null;
  /** What the levels of memory and best stand for. */
  grid: Grid;
  /** What the first question of the coming generation was made of, and what had been counted by then. */
  asked: { readonly wording: string; readonly replied: number; readonly valid: number };
  /** Levels of the best individual so far. */
  best: { cost: number; levels: Int32Array };
  /** Replies that were taken, and how many of them could be read. */
  replied: number;
  valid: number;
  readonly progress: Progress;
}

/** Where a generation comes from: question, answer, and what they came to. */
interface Origin {
  readonly context: Context;
  readonly levels: Float64Array;
  readonly rungs: Int32Array;
  readonly aim: Aim;
}

/** A search distribution; `factor` null where all coordinates have the same standard deviation. */
type Aim = SearchShape;

type EvoLlmSetting = Setting<EvoLlmOptions>;

const TWO_PI = 6.283185307179586;
/** What a reply is sampled with when the first one, at 0, could not be read. */
const RETRY_TEMPERATURE = 0.7;
/** A page shows so many blocks of an exchange. */
const MOST_SHOWN = 24;

/** A language model as evolution strategy, after Lange et al. (2024); docs/evollm.md lists what could not be checked against the paper. */
export const evollm = defineStrategy({
  id: 'evollm',
  name: 'EvoLLM',
  family: 'language',
  revision: 1,
  summary:
    'Shows a language model its best individuals from worst to best, and searches around what it says comes next.',
  reference: 'after Lange, Tian and Tang 2024, Large language models as evolution strategies, arXiv:2402.18381',
  invariances: [],
  parameters: PARAMETERS,
  mostDimensions: 1000,
  restartable: { population: 'population', sigma: 'sigma' },
  readings: [
    {
      id: 'sigma',
      label: 'Step size σ',
      help: 'Standard deviation of the population around the proposed mean.',
      scale: 'log',
      read: (s: EvoLlmState) => s.sigma,
    },
    {
      id: 'valid-replies',
      label: 'Replies that could be read',
      help: 'Share of all replies so far that held the integers asked for. Rules are always understood.',
      scale: 'linear',
      most: 1,
      read: (s: EvoLlmState) => (s.replied > 0 ? s.valid / s.replied : 1),
    },
    {
      id: 'fallbacks',
      label: 'Blocks without a reply',
      help: 'Share of the blocks of this generation that kept their last mean, or went back to the best individual.',
      scale: 'linear',
      most: 1,
      read: ({ told }: EvoLlmState) =>
        told ? told.rungs.filter((rung) => rung >= RUNGS.lastMean).length / told.rungs.length : 0,
    },
  ],

  // Nobody is to take the result of a rule for that of a language model.
  qualify({ model, labels }) {
    const { label } = PARAMETERS.model.options.find(({ value }) => value === model)!;
    const shuffled = labels === 'shuffled' ? ', shuffled labels' : '';
    const who = label[0].toLowerCase() + label.slice(1);
    return model === LANGUAGE_MODEL ? `${who}${shuffled}` : `${who}${shuffled}, no language model`;
  },

  asksModel: ({ model }) => model === LANGUAGE_MODEL,

  init: ({ dimension, parameters }): EvoLlmState => ({
    version: 1,
    generation: 0,
    rows: new Float64Array(0),
    memory: [],
    context: null,
    prepared: -1,
    ...unanswered(dimension, parameters),
    aim: null,
    sigma: parameters.sigma,
    drawn: null,
    told: null,
    grid: gridOf(parameters),
    asked: { wording: '', replied: 0, valid: 0 },
    best: { cost: Infinity, levels: new Int32Array(0) },
    replied: 0,
    valid: 0,
    progress: { best: Infinity, since: 0 },
  }),

  // Questions that would be others now are asked anew, and what was replied to them is nobody's reply.
  retune(state, _changed, setting) {
    state.progress.since = 0;
    regrid(state, gridOf(setting.parameters));
    if (state.asked.wording === wordingOf(setting)) return;
    state.replied = state.asked.replied;
    state.valid = state.asked.valid;
    state.prepared = -1;
  },

  questions(state, setting, generation): Question[] {
    const { dimension, parameters } = setting;
    prepare(state, setting, generation);
    if (!state.context || parameters.model !== LANGUAGE_MODEL) return [];
    const [seed] = setting.stream.words(PURPOSE.prompt, generation, 3);
    return [...state.attempts.keys()].flatMap((block) => {
      const { from, to } = blockRange(block, dimension, parameters);
      if (!Number.isNaN(state.levels[from])) return [];
      const attempt = state.attempts[block];
      const question = {
        ...{ generation, block, attempt, count: to - from, highest: parameters.resolution },
        messages: promptOf(state.context!, block, dimension, parameters),
        temperature: attempt === 0 ? 0 : RETRY_TEMPERATURE,
        maxTokens: tokensFor(to - from),
        seed: (seed + attempt) >>> 0,
      };
      return [question];
    });
  },

  read: readAnswer,

  answer(state, questions, replies: readonly Recorded[], setting) {
    const { dimension, parameters } = setting;
    questions.forEach(({ block, count }, k) => {
      const { from } = blockRange(block, dimension, parameters);
      // Recorded replies come from outside: one that does not fit its question counts as unreadable.
      const reply = replies[k]?.length === count ? replies[k] : null;
      state.replied++;
      if (reply) {
        state.valid++;
        state.levels.set(
          reply.map((level) => Math.min(parameters.resolution, level)),
          from,
        );
        state.rungs[block] = state.attempts[block];
      } else if (++state.attempts[block] > parameters.retries) fallBack(state, block, setting);
    });
    if (state.context && !state.levels.some(Number.isNaN)) takeAim(state, state.context, setting);
  },

  replied: ({ replied }) => replied,

  exchange({ told }, { dimension, parameters }): Exchange | null {
    if (!told) return null;
    const { context, levels, rungs, aim } = told;
    const blocks = Array.from(rungs.subarray(0, MOST_SHOWN), (rung, block) => {
      const { from, to } = blockRange(block, dimension, parameters);
      return {
        messages: promptOf(context, block, dimension, parameters),
        levels: [...levels.subarray(from, to)],
        rung,
      };
    });
    return { generation: context.generation, blocks, allBlocks: rungs.length, shape: aim };
  },

  ask(state, setting, generation): PointsPlan {
    const { dimension, parameters } = setting;
    const { population } = parameters;
    prepare(state, setting, generation);
    const { context, levels, rungs, aim } = state;
    state.drawn = context && aim ? { context, levels, rungs, aim } : null;
    state.rows = new Float64Array(population * dimension);
    for (let i = 0; i < population; i++) {
      const row = state.rows.subarray(i * dimension, (i + 1) * dimension);
      if (state.drawn) around(row, state.drawn.aim, setting, generation, i);
      else anywhere(row, setting, generation, i);
    }
    return { kind: 'points', size: population, dimension, rows: state.rows };
  },

  select: () => null,

  tell(state, { costs, order, finite, size }, _folded, setting) {
    const { dimension, parameters } = setting;
    const kept = Math.min(finite, parameters['context-members']);
    const grid = gridOf(parameters);
    const best = Array.from(order.subarray(0, kept)).reverse();
    const levels = new Int32Array(kept * dimension);
    best.forEach((i, k) => {
      for (let j = 0; j < dimension; j++) levels[k * dimension + j] = levelOf(state.rows[i * dimension + j], grid);
    });
    const next = { generation: state.generation, costs: Float64Array.from(best, (i) => costs[i]), levels };
    state.memory = remember(state.memory, next, parameters);
    if (kept > 0 && costs[order[0]] < state.best.cost)
      state.best = { cost: costs[order[0]], levels: levels.slice((kept - 1) * dimension) };
    follow(state.progress, finite > 0 ? costs[order[0]] : Infinity, size);
    state.generation++;
    state.told = state.drawn;
    prepare(state, setting, state.prepared + 1);
  },

  stop: ({ progress }, { dimension }) => (stalled(progress, dimension) ? 'stalled' : null),

  selected: (_state, { parameters }) => Math.min(parameters['context-members'], parameters.population),

  // Of a language model, whose next proposal nobody knows, it is the last one.
  shape: ({ aim }) => aim,
});

function gridOf({ reach, resolution }: EvoLlmOptions): Grid {
  return { lower: -reach, upper: reach, highest: resolution };
}

/** Everything that questions and rules depend on besides what the search has come to. */
function wordingOf({ parameters, stream }: EvoLlmSetting): string {
  return JSON.stringify([parameters, [...stream.words(PURPOSE.prompt, 0, 3)]]);
}

/** Writes what is kept as levels of another grid. */
function regrid(state: EvoLlmState, grid: Grid): void {
  const { grid: old } = state;
  if (old.upper === grid.upper && old.highest === grid.highest) return;
  const moved = (levels: Int32Array): Int32Array => levels.map((level) => levelOf(coordinateOf(level, old), grid));
  state.memory = state.memory.map((kept) => ({ ...kept, levels: moved(kept.levels) }));
  state.best = { ...state.best, levels: moved(state.best.levels) };
  state.grid = grid;
}

/** Nothing has been proposed yet. */
function unanswered(dimension: number, parameters: EvoLlmOptions): Pick<EvoLlmState, 'levels' | 'attempts' | 'rungs'> {
  const blocks = blockCount(dimension, parameters);
  return {
    levels: new Float64Array(dimension).fill(NaN),
    attempts: new Int32Array(blocks),
    rungs: new Int32Array(blocks).fill(RUNGS.rule),
  };
}

/**
 * Chooses, once for a generation, what the question shows; in the warm-up, and while nothing had a finite cost, there is none. A
 * rule answers at once.
 */
function prepare(state: EvoLlmState, setting: EvoLlmSetting, generation: number): void {
  if (state.prepared === generation) return;
  const { dimension, parameters, stream, kernels } = setting;
  const asks = state.generation >= parameters['warm-up'] && state.memory.length > 0;
  state.context = asks ? contextOf(state.memory, dimension, parameters, stream, generation) : null;
  state.prepared = generation;
  state.asked = { wording: wordingOf(setting), replied: state.replied, valid: state.valid };
  Object.assign(state, unanswered(dimension, parameters));
  const rule = RULES[parameters.model];
  if (!rule || !state.context) return;
  state.levels = rule(state.context, { dimension, options: parameters, kernels, stream });
  takeAim(state, state.context, setting);
}

/** The last rungs of the ladder: the mean that was used before, else the best individual so far. */
function fallBack(state: EvoLlmState, block: number, { dimension, parameters }: EvoLlmSetting): void {
  const { from, to } = blockRange(block, dimension, parameters);
  const grid = gridOf(parameters);
  const last = state.aim?.mean;
  state.rungs[block] = last ? RUNGS.lastMean : RUNGS.bestSoFar;
  for (let j = from; j < to; j++) state.levels[j] = last ? levelOf(last[j], grid) : state.best.levels[j];
}

/** Makes a search distribution of what was proposed. */
function takeAim(state: EvoLlmState, context: Context, { dimension, parameters }: EvoLlmSetting): void {
  const grid = gridOf(parameters);
  const mean = state.levels.map((level) => coordinateOf(level, grid));
  if (parameters['sigma-rule'] === 'fixed') {
    state.sigma = parameters.sigma;
    for (let k = 0; k < state.generation; k++) state.sigma *= parameters.decay;
    state.aim = { mean, sigma: state.sigma, factor: null };
    return;
  }
  const spreads = spreadsOf(context, dimension, grid);
  const sigma = commonSpread(spreads);
  const each = parameters['sigma-rule'] === 'coordinates';
  state.sigma = sigma;
  state.aim = { mean, sigma, factor: each ? spreads.map((spread) => spread / sigma) : null };
}

function anywhere(row: Float64Array, setting: EvoLlmSetting, generation: number, individual: number): void {
  const { reach } = setting.parameters;
  setting.stream.uniforms(PURPOSE.population, generation, individual, row);
  for (let j = 0; j < row.length; j++) row[j] = reach * (2 * row[j] - 1);
}

/** A normal draw around the mean (Box–Muller, two words for each coordinate), at the border of the box where it lies beyond. */
function around(row: Float64Array, aim: Aim, setting: EvoLlmSetting, generation: number, i: number): void {
  const { parameters, kernels, stream } = setting;
  const { log, cos } = kernels.call;
  const { mean, sigma, factor } = aim;
  const draws = new Float64Array(2 * row.length);
  stream.uniforms(PURPOSE.population, generation, i, draws);
  for (let j = 0; j < row.length; j++) {
    const z = Math.sqrt(-2 * log(draws[2 * j])) * cos(TWO_PI * draws[2 * j + 1]);
    const x = mean[j] + sigma * (factor ? factor[j] : 1) * z;
    row[j] = Math.min(parameters.reach, Math.max(-parameters.reach, x));
  }
}
