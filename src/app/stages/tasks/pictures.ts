import type { TaskPicture } from '../../../core/problems/drawing/picture.ts';

/** What every `draw.ts` in the folders of tasks calls `picture`. */
const FILES = import.meta.glob<TaskPicture>('../../../core/problems/tasks/*/draw.ts', {
  import: 'picture',
  eager: true,
});

/** The picture of every task by its id, which is the name of its folder. */
export const TASK_PICTURES: Readonly<Record<string, TaskPicture>> = Object.fromEntries(
  Object.entries(FILES).map(([path, picture]) => [path.split('/').at(-2)!, picture]),
);
