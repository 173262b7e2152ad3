import type { Task } from '../../../core/problems/task.ts';
import angles from '../math/angles.wgsl?raw';
import powers from '../math/powers.wgsl?raw';

/** Everything in WGSL that lies in the folders of tasks. */
const FILES = import.meta.glob<string>('../../../core/problems/tasks/*/*.wgsl', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const ROOM = '../../../core/problems/tasks';

/** Sizes of a task, as its kernel tells them. */
export interface TaskSizes {
  readonly stateSize: number;
  readonly observationSize: number;
  readonly actionSize: number;
  readonly outcomeSize: number;
  readonly outcomeAt: number;
  readonly limit: number;
}

/**
 * The dynamics of a task in WGSL: `observe()` writes `observation` from `state`; `step()` moves `state` by `action` and
 * sets `reward` and `ended`. Where points are looked up, they are in the input `table`.
 * @throws Error when the task's folder has no such file
 */
export function dynamics(task: Task, { stateSize, observationSize, actionSize }: TaskSizes): string {
  const own = (task.shaders ?? [`${task.id}/shader`]).map((name) => {
    const code = FILES[`${ROOM}/${name}.wgsl`];
    if (code === undefined) throw new Error(`The task "${task.id}" has no WGSL file "${name}.wgsl" in its folder.`);
    return code;
  });
  return [
    angles,
    powers,
    `var<private> state: array<f32, ${stateSize}>;
var<private> observation: array<f32, ${observationSize}>;
var<private> action: array<f32, ${actionSize}>;
var<private> reward: f32;
var<private> ended: bool;`,
    ...own,
  ].join('\n');
}
