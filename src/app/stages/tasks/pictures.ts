import type { TaskPicture } from '../../../core/problems/drawing/picture.ts';
import { acrobotPicture } from '../../../core/problems/tasks/acrobot/draw.ts';
import { cartpolePicture } from '../../../core/problems/tasks/cartpole/draw.ts';
import { cartpoleSwingupPicture } from '../../../core/problems/tasks/cartpole-swingup/draw.ts';
import { hardMazePicture } from '../../../core/problems/tasks/hard-maze/draw.ts';
import { moonsPicture } from '../../../core/problems/tasks/moons/draw.ts';
import { mountaincarPicture } from '../../../core/problems/tasks/mountaincar/draw.ts';
import { mountaincarContinuousPicture } from '../../../core/problems/tasks/mountaincar-continuous/draw.ts';
import { pendulumPicture } from '../../../core/problems/tasks/pendulum/draw.ts';
import { pointNavigationPicture } from '../../../core/problems/tasks/point-navigation/draw.ts';
import { ringsPicture } from '../../../core/problems/tasks/rings/draw.ts';
import { spiralsPicture } from '../../../core/problems/tasks/spirals/draw.ts';
import { xorPicture } from '../../../core/problems/tasks/xor/draw.ts';

/** The picture of every task, by its id. */
export const TASK_PICTURES: Readonly<Record<string, TaskPicture>> = {
  acrobot: acrobotPicture,
  cartpole: cartpolePicture,
  'cartpole-swingup': cartpoleSwingupPicture,
  'hard-maze': hardMazePicture,
  moons: moonsPicture,
  mountaincar: mountaincarPicture,
  'mountaincar-continuous': mountaincarContinuousPicture,
  pendulum: pendulumPicture,
  'point-navigation': pointNavigationPicture,
  rings: ringsPicture,
  spirals: spiralsPicture,
  xor: xorPicture,
};
