import type { Problem } from '../problems/problem.ts';
import { PROBLEMS } from '../problems/registry.ts';
import { TASKS } from '../problems/tasks/registry.ts';
import { ALL_STRATEGIES } from '../strategies/registry.ts';
import { TASK_KEYS } from './task-settings.ts';
import type { Fields } from './fields.ts';

/** The fields of a run description that do not belong to its problem or its strategy. Their defaults are those of format 1. */
export const RUN_FIELDS = {
  restart: {
    kind: 'choice',
    label: 'Restarts',
    help: 'What happens when the strategy sees no point in going on.',
    default: 'none',
    options: [
      { value: 'none', label: 'None', help: 'The run ends.' },
      { value: 'ipop', label: 'IPOP', help: 'Start again at a new point with twice the population.' },
      { value: 'bipop', label: 'BIPOP', help: 'Alternate between doubled populations and short, small restarts.' },
    ],
  },
  bounds: {
    kind: 'choice',
    label: 'Box',
    help: 'What happens to individuals that leave the box [−5, 5].',
    default: 'none',
    options: [
      {
        value: 'none',
        label: 'Open',
        help: 'They are evaluated where they are; the functions are defined everywhere.',
      },
      {
        value: 'clip',
        label: 'Clip',
        help: 'Evaluated at the nearest point of the box, plus the squared distance to it.',
      },
      { value: 'reflect', label: 'Reflect', help: 'Evaluated where a mirror at the border of the box puts them.' },
    ],
  },
  evaluations: {
    kind: 'integer',
    label: 'Budget',
    help: 'Evaluations after which the run ends, if it has not reached its target before.',
    unit: 'evaluations',
    min: 1,
    max: 1_000_000_000,
    scale: 'log',
    default: ({ dimension, task }) => (task ? 50_000 : 1000 * dimension),
  },
  generations: {
    kind: 'integer',
    label: 'Generations',
    help: 'Generations after which the run ends; by default only the evaluations limit it.',
    unit: 'generations',
    min: 1,
    max: 1_000_000_000,
    scale: 'log',
    default: 1_000_000_000,
  },
  target: {
    kind: 'real',
    label: 'Target',
    help: 'The run has succeeded when its best f − f_opt is this small.',
    unit: 'f − f_opt',
    min: 0,
    max: 1e300,
    scale: 'log',
    default: 1e-8,
  },
  seed: {
    kind: 'integer',
    label: 'Seed',
    help: 'Decides every random draw. The same seed gives the same run, to the last bit, on every machine.',
    unit: '',
    min: 0,
    max: 4_294_967_295,
    scale: 'linear',
    default: 1,
  },
  repetitions: {
    kind: 'integer',
    label: 'Repetitions',
    help: 'Independent runs with the same settings and their own random draws. One run alone proves little.',
    unit: 'runs',
    min: 1,
    max: 1000,
    scale: 'log',
    default: 1,
  },
  engine: {
    kind: 'choice',
    label: 'Engine',
    help: 'What evaluates the population.',
    default: 'wasm',
    options: [
      { value: 'wasm', label: 'WebAssembly', help: 'float64 and the same in every browser: the reference.' },
      {
        value: 'webgpu',
        label: 'WebGPU',
        help: 'float32 on the graphics processor: for large populations. Its last digits are those of that machine.',
      },
    ],
  },
} as const satisfies Fields;

/** Dimension and instance of a problem. */
export function problemFields(problem: Problem) {
  const [leastDim, mostDim] = problem.dimensions;
  const [leastInstance, mostInstance] = problem.instances;
  return {
    dim: {
      kind: 'integer',
      label: 'Dimension',
      help: 'Number of coordinates of a point. Most problems get harder, and much harder to search blindly, with each one.',
      unit: '',
      min: leastDim,
      max: mostDim,
      scale: 'linear',
      default: leastDim,
    },
    instance: {
      kind: 'integer',
      label: 'Instance',
      help: 'Which shifted and rotated version of the function. The same number is the same instance in every COCO tool.',
      unit: '',
      min: leastInstance,
      max: mostInstance,
      scale: 'linear',
      default: leastInstance,
    },
  } as const satisfies Fields;
}

/** What a link that says nothing means, for ever. */
export const DEFAULT_PROBLEM = 'bbob-f1';
export const DEFAULT_STRATEGY = 'cma-es';

/** Every key that any run description may have, for suggestions. */
export function knownKeys(): readonly string[] {
  const keys = new Set([
    'problem',
    'dim',
    'instance',
    ...TASK_KEYS,
    'strategy',
    'start',
    'changes',
    'replies',
    ...Object.keys(RUN_FIELDS),
  ]);
  for (const strategy of ALL_STRATEGIES) for (const key of Object.keys(strategy.parameters)) keys.add(key);
  return [...keys];
}

/** Identifiers of all functions and tasks, for suggestions. */
export function problemIds(): readonly string[] {
  return [...PROBLEMS, ...TASKS].map(({ id }) => id);
}
