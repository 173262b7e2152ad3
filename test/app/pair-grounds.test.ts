import { expect, test } from 'vitest';
import type { Picture } from '../../src/app/state/painter.ts';
import type { Scene } from '../../src/app/state/landscape.svelte.ts';
import { PairGrounds, pairRanges } from '../../src/app/stages/whole/pair-grounds.svelte.ts';
import { pairsOf } from '../../src/app/stages/whole/pairs.ts';

const setting = { problem: 'bbob-f8', dim: 6, instance: 1, bounds: 'none', lower: -5, upper: 5 } as const;
const pairs = pairsOf(6);
const picture: Picture = { pixels: new Uint8ClampedArray(4), lines: new Float32Array(0) };
const image = (): HTMLCanvasElement => ({}) as HTMLCanvasElement;

/** A landscape that is painted when the test says so, and the scenes that were asked for. */
function landscape() {
  const asked: Scene[] = [];
  let finish: (() => void) | null = null;
  return {
    asked,
    picture: (scene: Scene) => {
      asked.push(scene);
      return new Promise<Picture | null>((resolve) => (finish = () => resolve(picture)));
    },
    async finish(): Promise<void> {
      finish?.();
      finish = null;
      for (let k = 0; k < 8; k++) await Promise.resolve();
    },
  };
}

const order = (half: number, tone: 'light' | 'dark' = 'light', centre: Float64Array | null = null) => ({
  scene: { setting, centre, tone },
  extent: { about: 'box' as const, centre: new Float64Array(6), half },
  pairs,
});

test('every pair gets its slice, through the point that was chosen, and none twice', async () => {
  const worker = landscape();
  const grounds = new PairGrounds(worker, image);
  const centre = Float64Array.from({ length: 6 }, (_, j) => j);
  grounds.want(order(5, 'light', centre));
  for (let k = 0; k < pairs.length; k++) await worker.finish();
  grounds.want(order(5, 'light', centre));
  await worker.finish();
  expect(worker.asked.length).toBe(pairs.length);
  for (const pair of pairs) {
    const scene = worker.asked.find(({ directions }) => directions[0][pair[0]] === 1 && directions[1][pair[1]] === 1)!;
    expect(scene.centre).toBe(centre);
    expect(grounds.of(pair)!.ranges).toEqual(pairRanges(order(5).extent, pair));
  }
});

test('a newer wish leaves no pair out, though each comes before the last is done', async () => {
  const worker = landscape();
  const grounds = new PairGrounds(worker, image);
  for (let generation = 0; generation < pairs.length; generation++) {
    grounds.want(order(5 - generation / 10));
    await worker.finish();
  }
  expect(pairs.filter((pair) => grounds.of(pair) === undefined)).toEqual([]);
});

test('the landscape of another theme is not seen any more, and one that comes late neither', async () => {
  const worker = landscape();
  const grounds = new PairGrounds(worker, image);
  grounds.want(order(5));
  await worker.finish();
  expect(pairs.some((pair) => grounds.of(pair))).toBe(true);
  grounds.want(order(5, 'dark'));
  expect(pairs.some((pair) => grounds.of(pair))).toBe(false);
  await worker.finish();
  expect(pairs.some((pair) => grounds.of(pair))).toBe(false);
  await worker.finish();
  expect(pairs.some((pair) => grounds.of(pair))).toBe(true);
});
