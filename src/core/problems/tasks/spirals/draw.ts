import type { PlanePicture } from '../../drawing/picture.ts';

export const picture: PlanePicture = {
  kind: 'plane',
  frame: { left: -1.2, right: 1.2, bottom: -1.2, top: 1.2 },
};
