import type { PlanePicture } from '../../drawing/picture.ts';

export const picture: PlanePicture = {
  kind: 'plane',
  frame: { left: -1.45, right: 1.45, bottom: -1.45, top: 1.45 },
};
