import { readFileSync } from 'node:fs';

/** A sequence of gym-public.json. */
export interface GymSequence {
  readonly id: string;
  readonly initial_state: readonly number[];
  readonly initial_obs: readonly number[];
  readonly actions: readonly number[];
  readonly states: readonly (readonly number[])[];
  readonly rewards: readonly number[];
  readonly terminated: readonly boolean[];
  readonly truncated: readonly boolean[];
  readonly float64_variant?: Pick<GymSequence, 'states' | 'rewards' | 'terminated'>;
}

/** A fixed network of gym-public.json that drives a task. */
export interface GymPolicy {
  readonly id: string;
  readonly reset_seed: number;
  readonly layer_sizes: readonly number[];
  readonly layers: readonly { readonly W: readonly (readonly number[])[]; readonly b: readonly number[] }[];
  readonly initial_state: readonly number[];
  readonly steps: number;
  readonly return: number;
  readonly actions: readonly number[];
}

interface Gym {
  readonly open_loop: Readonly<Record<string, readonly GymSequence[]>>;
  readonly closed_loop: Readonly<Record<string, readonly GymPolicy[]>>;
}

/** A sequence of hard-maze-public.json. */
export interface MazeSequence {
  readonly id: string;
  readonly actions: readonly (readonly number[])[];
  readonly initial: {
    readonly x: number;
    readonly y: number;
    readonly heading: number;
    readonly obs: readonly number[];
  };
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly heading: readonly number[];
  readonly speed: readonly number[];
  readonly ang_vel: readonly number[];
  readonly collisions: readonly number[];
  readonly obs: readonly (readonly number[])[];
  readonly fitness: number;
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../vectors/${name}.json`, import.meta.url), 'utf8'));
}

export const gym = read('gym-public') as Gym;
export const maze = read('hard-maze-public') as { readonly sequences: readonly MazeSequence[] };

/** Names of the golden files and ids of this project. */
export const GYM_TASKS = [
  ['CartPole-v1', 'cartpole'],
  ['Acrobot-v1', 'acrobot'],
  ['MountainCar-v0', 'mountaincar'],
  ['MountainCarContinuous-v0', 'mountaincar-continuous'],
  ['Pendulum-v1', 'pendulum'],
] as const;
