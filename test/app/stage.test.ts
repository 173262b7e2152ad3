import { describe, expect, test } from 'vitest';
import { coordinateDirections } from '../../src/core/landscape/plane.ts';
import type { Snapshot } from '../../src/runtime/snapshot.ts';
import { focusOf } from '../../src/app/stages/focus.ts';
import { newestOnly } from '../../src/app/stages/newest-only.ts';

const directions = coordinateDirections(2, [0, 1]);

function snapshot(points: readonly number[], selected: number, mean: readonly number[] | null): Snapshot {
  const order = Uint32Array.from({ length: points.length / 2 }, (_, k) => k);
  return {
    population: { size: order.length, directions, points: Float32Array.from(points), order, selected },
    shape: mean && { mean: Float64Array.from(mean), sigma: 1, factor: null },
  } as unknown as Snapshot;
}

describe('what a following view looks at', () => {
  test('the mean, and as far as the selected reach', () => {
    const focus = focusOf(snapshot([1, 1, 2, 1, 1, -2, 50, 50], 3, [1, 0.5]), directions);
    expect(focus).toEqual({ x: 1, y: 0.5, reach: 2.5 });
  });

  test('without a mean, the middle of the selected', () => {
    expect(focusOf(snapshot([0, 0, 2, 4, 99, 99], 2, null), directions)).toEqual({ x: 1, y: 2, reach: 2 });
  });

  test('nothing, when other directions are shown or nobody has been evaluated', () => {
    expect(focusOf(snapshot([0, 0, 1, 1], 1, null), coordinateDirections(2, [1, 0]))).toBeNull();
    expect(focusOf({ population: null, shape: null } as unknown as Snapshot, directions)).toBeNull();
  });
});

test('of calls that come while one is under way only the newest is made', async () => {
  const made: number[] = [];
  const open: (() => void)[] = [];
  const call = newestOnly(async (value: number) => {
    made.push(value);
    await new Promise<void>((resolve) => open.push(resolve));
  });
  call(1);
  call(2);
  call(3);
  expect(made).toEqual([1]);
  open.shift()!();
  await new Promise((resolve) => setTimeout(resolve));
  expect(made).toEqual([1, 3]);
  open.shift()!();
  await new Promise((resolve) => setTimeout(resolve));
  call(4);
  expect(made).toEqual([1, 3, 4]);
});
