import { PURPOSE } from '../random/purposes.ts';
import type { Kernels } from '../../kernels/kernels.ts';
import type { Stream } from '../random/stream.ts';

interface Box {
  readonly dimension: number;
  readonly lower: number;
  readonly upper: number;
  readonly stream: Stream;
  readonly kernels: Kernels;
  /** As in a strategy's setting. */
  readonly spreads: Float64Array | null;
}

/**
 * The point where restart number `restart` begins, uniform in the box or drawn as fresh weights are; 0 is the first start.
 * @param member place among searches that begin together
 */
export function drawStart(box: Box, restart: number, member = 0): Float64Array {
  const { dimension, lower, upper, stream, spreads } = box;
  const point = new Float64Array(dimension);
  if (spreads) return drawWeights(box, spreads, restart, member);
  stream.uniforms(PURPOSE.start, member, restart, point);
  for (let j = 0; j < dimension; j++) point[j] = lower + (upper - lower) * point[j];
  return point;
}

/** Normal draws by the Box–Muller transform, two words for each. */
function drawWeights(
  { dimension, stream, kernels }: Box,
  spreads: Float64Array,
  restart: number,
  member: number,
): Float64Array {
  const draws = new Float64Array(2 * dimension);
  stream.uniforms(PURPOSE.start, member, restart, draws);
  return spreads.map((spread, j) => {
    const radius = Math.sqrt(-2 * kernels.call.log(draws[2 * j]));
    return spread * radius * kernels.call.cos(6.283185307179586 * draws[2 * j + 1]);
  });
}
