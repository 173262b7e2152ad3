import type { Focus, Ranges } from './viewport.ts';

/**
 * Where a search is, seen from the middle of a picture, when nothing of its better individuals is in the picture.
 * @returns angle in degrees, 0 upwards and 90 to the right; null while some of it may be seen
 */
export function outOfSight({ x, y, reach }: Focus, ranges: Ranges): number | null {
  const beyond = (at: number, [from, to]: readonly [number, number]): boolean => at + reach < from || at - reach > to;
  if (!beyond(x, ranges.x) && !beyond(y, ranges.y)) return null;
  const [middleX, middleY] = [ranges.x, ranges.y].map(([from, to]) => (from + to) / 2);
  return (Math.atan2(x - middleX, y - middleY) * 180) / Math.PI;
}
