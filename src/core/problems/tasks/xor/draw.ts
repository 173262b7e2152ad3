import type { PlanePicture } from '../../drawing/picture.ts';

export const picture: PlanePicture = {
  kind: 'plane',
  frame: { left: -1.12, right: 1.12, bottom: -1.12, top: 1.12 },
};
