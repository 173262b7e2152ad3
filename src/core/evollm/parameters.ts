import type { Fields } from '../experiment/fields.ts';
import { populationField } from '../strategies/parameters.ts';
import { LANGUAGE_MODEL } from './options.ts';

const count = { kind: 'integer', scale: 'linear' } as const;

/** Every choice of the protocol is a parameter. The first is who answers; rules stand before the language model. */
export const PARAMETERS = {
  model: {
    kind: 'choice',
    label: 'Who answers',
    help: 'Who proposes the next mean: a language model, or a fixed rule in its place. All see the same context.',
    default: 'rank-weighted',
    options: [
      {
        value: 'copy-best',
        label: 'Copy the best line',
        help: 'No language model. Repeats the last line of the prompt: the least that a model has to beat.',
      },
      {
        value: 'rank-weighted',
        label: 'Weighted mean',
        help: 'No language model. Averages the best members of the context, better ones with more weight.',
      },
      {
        value: 'mean-of-best',
        label: 'Mean of the best generation',
        help: 'No language model. Averages what the context shows of its best generation.',
      },
      {
        value: 'extrapolate',
        label: 'Extrapolate',
        help: 'No language model. Goes on by half a step from the second best generation to the best one.',
      },
      {
        value: 'random-token',
        label: 'Random integers',
        help: 'No language model. What a model would be worth that did not understand the question.',
      },
      {
        value: LANGUAGE_MODEL,
        label: 'Language model',
        help: 'The model that is connected, or the replies that came with the link or the file.',
      },
    ],
  },
  population: populationField({ default: 10 }),
  sigma: {
    kind: 'real',
    label: 'Step size σ',
    help: 'Standard deviation of the population around the mean. It matters more than who answers.',
    unit: '',
    min: 1e-6,
    max: 100,
    scale: 'log',
    // The usual 0.2 is too little on the pole: docs/evollm.md.
    default: ({ task }) => (task ? 0.7 : 1 / 3),
  },
  'sigma-rule': {
    kind: 'choice',
    label: 'Step-size rule',
    help: 'What becomes of the step size while the search goes on.',
    default: 'fixed',
    options: [
      { value: 'fixed', label: 'Fixed', help: 'It is as given, times the decay for each generation.' },
      { value: 'spread', label: 'Spread', help: 'It is the spread of the five best of the context, one for all.' },
      {
        value: 'coordinates',
        label: 'Spread, each',
        help: 'It is the spread of the five best of the context, for each coordinate by itself.',
      },
    ],
  },
  decay: {
    kind: 'real',
    label: 'Decay of σ',
    help: 'What a fixed step size is multiplied by in each generation; 1 leaves it as it is.',
    unit: '',
    min: 0.5,
    max: 1,
    scale: 'linear',
    default: 1,
  },
  'warm-up': {
    ...count,
    label: 'Warm-up',
    help: 'Generations drawn uniformly from the box before anybody is asked.',
    unit: 'generations',
    min: 1,
    max: 100,
    default: 3,
  },
  reach: {
    kind: 'real',
    label: 'Reach',
    help: 'Half the width of the box around 0 that the integers cover; nothing is looked for outside.',
    unit: '',
    min: 0.1,
    max: 100,
    scale: 'log',
    default: ({ task }) => (task ? 3 : 5),
  },
  resolution: {
    ...count,
    label: 'Resolution R',
    help: 'A coordinate is written as a whole number from 0 to this.',
    unit: '',
    min: 10,
    max: 100_000,
    scale: 'log',
    default: 1000,
  },
  'context-generations': {
    ...count,
    label: 'Context K',
    help: 'Generations that the prompt shows.',
    unit: 'generations',
    min: 1,
    max: 20,
    default: 5,
  },
  'context-members': {
    ...count,
    label: 'Members M',
    help: 'Best individuals of each generation that the prompt shows.',
    unit: 'individuals',
    min: 1,
    max: 20,
    default: 5,
  },
  'context-choice': {
    kind: 'choice',
    label: 'Which generations',
    help: 'Which generations the prompt shows.',
    // Where costs are noisy the best generations are those that had luck, and they would stay for ever.
    default: ({ task }) => (task ? 'last' : 'best'),
    options: [
      { value: 'best', label: 'Best', help: 'Those whose best individuals are the best so far.' },
      { value: 'last', label: 'Last', help: 'The most recent ones.' },
    ],
  },
  'context-order': {
    kind: 'choice',
    label: 'Order',
    help: 'In which order the prompt shows them.',
    default: 'worst-first',
    options: [
      { value: 'worst-first', label: 'Worst first', help: 'The best line comes last, just before the question.' },
      { value: 'best-first', label: 'Best first', help: 'The best line comes first.' },
      { value: 'random', label: 'Random', help: 'Lines are shuffled anew for each question.' },
    ],
  },
  fitness: {
    kind: 'choice',
    label: 'Fitness shown',
    help: 'What each line says about how good its individual is.',
    default: 'value',
    options: [
      { value: 'value', label: 'Cost', help: 'f − f_opt, rounded to three significant digits.' },
      { value: 'rank', label: 'Rank', help: 'The place among the lines; 1 is the best.' },
      { value: 'normalised', label: 'Normalised', help: 'From 0 for the best line to 100 for the worst.' },
      { value: 'none', label: 'Nothing', help: 'Only the order of lines tells.' },
    ],
  },
  labels: {
    kind: 'choice',
    label: 'Labels',
    help: 'Whether costs stand beside the individuals that they belong to.',
    default: 'true',
    options: [
      { value: 'true', label: 'True', help: 'Every line has its own cost.' },
      {
        value: 'shuffled',
        label: 'Shuffled',
        help: 'A control: costs are dealt out at random, so whoever learns from them learns nothing.',
      },
    ],
  },
  query: {
    kind: 'choice',
    label: 'Question',
    help: 'How the last line asks for a proposal.',
    default: 'better',
    options: [
      { value: 'better', label: 'A better cost', help: 'It asks for an individual of a cost that is a tenth better.' },
      { value: 'plain', label: 'One more line', help: 'It asks for one more line, and says nothing about its cost.' },
    ],
  },
  block: {
    ...count,
    label: 'Block',
    help: 'Most coordinates in one question; more are asked for in several, side by side.',
    unit: 'coordinates',
    min: 1,
    max: 50,
    default: 5,
  },
  retries: {
    ...count,
    label: 'Retries',
    help: 'How often a question is asked again when the reply cannot be read. Then the last mean stays.',
    unit: '',
    min: 0,
    max: 5,
    default: 2,
  },
} as const satisfies Fields;
