/** A new point: the old one, which plans still refer to, plus `scale` times a step. */
export function moved(point: Float64Array, scale: number, step: Float64Array): Float64Array {
  const next = new Float64Array(point.length);
  for (let j = 0; j < next.length; j++) next[j] = point[j] + scale * step[j];
  return next;
}
