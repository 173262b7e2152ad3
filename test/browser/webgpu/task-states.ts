import type { Task } from '../../../src/core/problems/task.ts';

/** What float32 may lose in one step: of numbers of the state, of the reward, of an observation. */
export interface DeviceTolerance {
  readonly state: number;
  readonly reward: number;
  readonly observation: number;
}

/** About four times what was seen; where numbers are larger, their own spacing in float32 is. */
const TOLERANCES: Readonly<Record<string, DeviceTolerance>> = {
  // Speeds up to 25, through four stages of a Runge–Kutta step.
  acrobot: { state: 4e-4, reward: 0, observation: 4e-7 },
  mountaincar: { state: 3e-7, reward: 0, observation: 0 },
  // A reward of about 100.
  'mountaincar-continuous': { state: 3e-7, reward: 2e-5, observation: 0 },
  // An angle that has gone round up to six times.
  pendulum: { state: 8e-6, reward: 8e-6, observation: 4e-7 },
  'cartpole-swingup': { state: 4e-6, reward: 2e-6, observation: 4e-7 },
  'point-navigation': { state: 2e-6, reward: 2e-6, observation: 1e-6 },
  // Places up to 200, headings up to 360.
  'hard-maze': { state: 7e-5, reward: 3e-5, observation: 6e-6 },
};

const STANDARD: DeviceTolerance = { state: 7e-7, reward: 1e-8, observation: 4e-7 };

export function deviceTolerance(id: string): DeviceTolerance {
  return TOLERANCES[id] ?? STANDARD;
}

/** Where states lie that an episode may come to, number by number. */
const RANGES: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  cartpole: [
    [-2.4, 2.4],
    [-3, 3],
    [-0.21, 0.21],
    [-3, 3],
  ],
  acrobot: [
    [-3.14, 3.14],
    [-3.14, 3.14],
    [-12, 12],
    [-25, 25],
  ],
  mountaincar: [
    [-1.2, 0.6],
    [-0.07, 0.07],
  ],
  'mountaincar-continuous': [
    [-1.2, 0.6],
    [-0.07, 0.07],
  ],
  pendulum: [
    [-40, 40],
    [-8, 8],
  ],
  'cartpole-swingup': [
    [-2.4, 2.4],
    [-10, 10],
    [-20, 20],
    [-15, 15],
  ],
  'point-navigation': [
    [-3, 3],
    [-3, 3],
    [-2, 2],
    [-2, 2],
    [-1, 1],
    [-1, 1],
    [0, 0],
  ],
  'hard-maze': [
    [10, 190],
    [10, 195],
    [0, 360],
    [-3, 3],
    [-3, 3],
    [10, 190],
    [10, 195],
    [0, 200],
    [0, 399],
  ],
};
/** Numbers of a state that count something. */
const WHOLE: Readonly<Record<string, readonly number[]>> = { 'hard-maze': [8] };

const CLASSIFICATION: readonly (readonly [number, number])[] = [
  [0, 400],
  [0, 2],
  [0, 0],
  [0, 200],
];

/** Random states of a task and an action for each, always the same ones. */
export function statesOf(task: Task, count: number): { readonly states: number[][]; readonly actions: number[][] } {
  const classifies = task.group === 'Classification';
  const ranges = classifies ? CLASSIFICATION : RANGES[task.id];
  const whole = classifies ? [0, 1, 3] : (WHOLE[task.id] ?? []);
  const { actions } = task;
  const choices = actions.kind === 'choices';
  const random = uniforms();
  const between = ([least, most]: readonly [number, number], integer: boolean): number => {
    const value = least + (most - least) * random();
    return integer ? Math.floor(value) : value;
  };
  const rows = Array.from({ length: count }, () => ({
    state: ranges.map((range, j) => between(range, whole.includes(j))),
    action: choices ? [between([0, actions.labels.length], true)] : actions.labels.map(() => between([-4, 4], false)),
  }));
  return { states: rows.map(({ state }) => state), actions: rows.map(({ action }) => action) };
}

/** Numbers in [0, 1), always the same ones. */
export function uniforms(seed = 20): () => number {
  let word = seed;
  return () => (word = (Math.imul(word, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}
