import type { PlanePicture } from '../../drawing/picture.ts';

export const picture: PlanePicture = {
  kind: 'plane',
  frame: { left: -1.6, right: 2.6, bottom: -1.15, top: 1.65 },
};
