import { PURPOSE } from '../random/purposes.ts';
import type { Stream } from '../random/stream.ts';

interface Box {
  readonly dimension: number;
  readonly lower: number;
  readonly upper: number;
  readonly stream: Stream;
}

/** The point, uniform in the box, where restart number `restart` begins; 0 is the first start. */
export function drawStart({ dimension, lower, upper, stream }: Box, restart: number): Float64Array {
  const point = new Float64Array(dimension);
  stream.uniforms(PURPOSE.start, 0, restart, point);
  for (let j = 0; j < dimension; j++) point[j] = lower + (upper - lower) * point[j];
  return point;
}
