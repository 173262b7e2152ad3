import type { Task } from '../task.ts';
import { acrobot } from './acrobot/rules.ts';
import { cartpole } from './cartpole/rules.ts';
import { cartpoleSwingup } from './cartpole-swingup/rules.ts';
import { hardMaze } from './hard-maze/rules.ts';
import { moons } from './moons/rules.ts';
import { mountaincar } from './mountaincar/rules.ts';
import { mountaincarContinuous } from './mountaincar-continuous/rules.ts';
import { pendulum } from './pendulum/rules.ts';
import { pointNavigation } from './point-navigation/rules.ts';
import { rings } from './rings/rules.ts';
import { spirals } from './spirals/rules.ts';
import { xor } from './xor/rules.ts';

/** Every task, in the order of menus. Adding one is adding its folder and a line here. */
export const TASKS: readonly Task[] = [
  cartpole,
  acrobot,
  mountaincar,
  mountaincarContinuous,
  pendulum,
  cartpoleSwingup,
  pointNavigation,
  hardMaze,
  moons,
  rings,
  xor,
  spirals,
];

/** The task with this id, or undefined. */
export function findTask(id: string): Task | undefined {
  return TASKS.find((task) => task.id === id);
}
