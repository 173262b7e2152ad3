import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ChildrenPlan } from '../../../src/core/population/plan.ts';
import type { Gpu } from '../../../src/engines/webgpu/gpu.ts';
import { childrenProgram, formOf, recipeOf } from '../../../src/engines/webgpu/population/children-program.ts';
import { GpuChildren } from '../../../src/engines/webgpu/population/children.ts';
import { roomFor } from '../../../src/engines/webgpu/population/rows.ts';

const WORDS = 4294967296;

/** One child with nothing but a crossover of this chance. */
function crossed(keep: number): ChildrenPlan {
  const crossover = { other: Int32Array.of(1), keep: Float64Array.of(keep) };
  return { kind: 'children', size: 1, dimension: 2, members: new Float64Array(4), base: Int32Array.of(0), crossover };
}

/** Whether a coordinate with this word crosses, as the program decides it. */
function crosses(keep: number, word: number): boolean {
  const [, other, limit] = recipeOf(crossed(keep));
  return other >= 0 && word >= limit >>> 0;
}

it('the same coordinates cross as on the reference engine, whatever the chance and the bits', () => {
  const chance = fc.oneof(
    fc.constantFrom(0, 1, 0.5, 2 ** -33, 1 - 2 ** -33),
    fc.double({ min: 0, max: 1, noNaN: true }),
  );
  fc.assert(
    fc.property(chance, fc.nat(WORDS - 1), fc.integer({ min: -2, max: 2 }), (keep, anywhere, offset) => {
      const near = Math.min(WORDS - 1, Math.max(0, Math.round(keep * WORDS) + offset));
      for (const word of [0, WORDS - 1, anywhere, near]) expect(crosses(keep, word)).toBe((word + 0.5) / WORDS >= keep);
    }),
    { numRuns: 2000 },
  );
});

it('tells of each child what it is made of, row after row', () => {
  const difference = (plus: number, minus: number, weight: number, random: boolean) => {
    return {
      plus: Int32Array.of(plus, 2),
      minus: Int32Array.of(minus, -1),
      weight: Float64Array.of(weight, 0),
      random,
    };
  };
  const plan: ChildrenPlan = {
    ...crossed(0.25),
    ...{ size: 2, base: Int32Array.of(3, 4), differences: [difference(5, 6, 0.5, true), difference(7, 8, -2, false)] },
    crossover: { other: Int32Array.of(1, 9), keep: Float64Array.of(0.25, 1), forced: Int32Array.of(1, -1) },
    power: Float64Array.of(1, 0),
  };
  const bits = (value: number): number => new Int32Array(Float32Array.of(value).buffer)[0];
  const rows = [
    [3, 4],
    [1, -1],
    [1073741824, 0],
    [1, -1],
  ];
  rows.push([5, 2], [6, -1], [bits(0.5), 0], [7, 2], [8, -1], [bits(-2), 0], [bits(1), 0]);
  expect([...recipeOf(plan)]).toEqual(rows.flat());
});

it('plans of one form share a program, and no others do', () => {
  const one = { ...crossed(0.1), size: 1 };
  const key = (plan: ChildrenPlan): string => childrenProgram(plan.dimension, plan.size, formOf(plan)).key;
  expect(key(crossed(0.9))).toBe(key(one));
  const powered = { ...one, power: Float64Array.of(1) };
  const moved = (random: boolean): ChildrenPlan => {
    const [plus, minus, weight] = [Int32Array.of(0), Int32Array.of(1), Float64Array.of(1)];
    return { ...one, differences: [{ plus, minus, weight, random }] };
  };
  const { kind, size, dimension, members, base } = one;
  const plain = { kind, size, dimension, members, base };
  expect(new Set([one, powered, moved(true), moved(false), plain].map(key)).size).toBe(5);
});

it('keeps few sizes of room, none with more than twice what is wanted', () => {
  const sizes = new Set<number>();
  for (let count = 1; count <= 1000; count++) {
    const room = roomFor(count, 1000);
    expect(room).toBeGreaterThanOrEqual(count);
    expect(room).toBeLessThan(2 * count);
    sizes.add(room);
  }
  expect(sizes.size).toBe(11);
  expect(roomFor(5, 3)).toBe(5);
});

it('brings members again only when one of them is another', () => {
  const brought: Float32Array[] = [];
  const tensor = { dispose: () => undefined };
  const upload = (values: Float32Array | Int32Array) => {
    if (values instanceof Float32Array) brought.push(values);
    return tensor;
  };
  const children = new GpuChildren({ upload, run: () => tensor } as unknown as Gpu);
  const plan = crossed(0.5);
  const place = (members: Float64Array): number => {
    children.place({ ...plan, members }, { seed: 1, repetition: 0, generation: 3 });
    return brought.length;
  };
  const members = Float64Array.of(1, 2, 3, 0.1);
  expect([place(members), place(members), place(members.slice())]).toEqual([1, 1, 1]);
  expect(place(Float64Array.of(1, 2, 3, 0.2))).toBe(2);
  expect(place(Float64Array.of(1, 2))).toBe(3);
  expect(brought[0]).toEqual(Float32Array.of(1, 2, 3, 0.1));
  children.release();
  expect(place(Float64Array.of(1, 2))).toBe(4);
});
