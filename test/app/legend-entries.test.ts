import { expect, test } from 'vitest';
import { trailEntries } from '../../src/app/stages/legend-entries.ts';
import { TRAIL_TINTS } from '../../src/app/stages/trail-tints.ts';

/** Colours that an entry strokes its light lines with, in order. */
function strokes(restarts: number): string[] {
  const seen: string[] = [];
  const pen = { strokeStyle: '', stroke: () => void seen.push(pen.strokeStyle) };
  const everythingElse = new Proxy(pen, { get: (own, key) => Reflect.get(own, key) ?? (() => {}) });
  for (const { draw } of trailEntries(restarts, 'light')) draw(everythingElse as unknown as CanvasRenderingContext2D);
  return seen.filter((colour) => colour.startsWith('#'));
}

test('the colours of the trail are explained once there was a restart, the newest among them', () => {
  const tints = TRAIL_TINTS.light;
  expect(trailEntries(0, 'light')).toEqual([]);
  expect(strokes(1)).toEqual(tints.slice(0, 2));
  expect(strokes(2)).toEqual(tints.slice(0, 3));
  expect(strokes(tints.length)).toEqual([tints[tints.length - 2], tints[tints.length - 1], tints[0]]);
});
