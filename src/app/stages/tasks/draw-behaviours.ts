import type { TaskPen } from '../../../core/problems/drawing/picture.ts';
import { drawCells } from './draw-cells.ts';
import { drawEndings, sceneView, type TaskScene } from './draw-scene.ts';

/** What a small picture of a whole search shows: nobody acts in it. */
export type BehaviourScene = Pick<
  TaskScene,
  'picture' | 'endings' | 'cells' | 'colours' | 'width' | 'height' | 'head' | 'foot'
>;

/** No state: what stands still in these worlds does not depend on where an episode begins. */
const NOWHERE = new Float64Array(0);

/** Where everybody of a generation ended, whoever is remembered, and the elites of all cells, in the world of the task. */
export function drawBehaviours(pen: TaskPen, scene: BehaviourScene): void {
  const { picture, endings, cells, colours } = scene;
  const view = sceneView(scene);
  if (cells) drawCells(pen, view, cells, colours);
  picture.scenery(pen, view, colours, NOWHERE);
  if (endings) drawEndings(pen, view, endings, colours);
}
