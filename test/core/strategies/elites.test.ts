import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ranker, type Ranking } from '../../../src/core/population/ranking.ts';
import {
  coverageOf,
  enter,
  entriesOf,
  moved,
  noElites,
  qualityOf,
  standing,
  type EliteArchive,
} from '../../../src/core/strategies/elites/elite-archive.ts';
import { cellOf, gridOf } from '../../../src/core/strategies/elites/grid.ts';

const SPACE = { dimension: 1, worst: 10, ranges: [[-1, 1] as const, [0, 10] as const] };

type Offer = readonly [cost: number, first: number, second: number];

const rankingOf = (offers: readonly Offer[]): Ranking =>
  new Ranker().rank(
    Float64Array.from(offers, ([cost]) => cost),
    // A number behind those of the behaviour, which means nothing to an archive.
    Float64Array.from(offers.flatMap(([, first, second]) => [first, second, 77])),
  );

/** An archive after a generation; the only coordinate of an individual is a number that nobody else has. */
function after(archive: EliteArchive, offers: readonly Offer[], names: readonly number[]): EliteArchive {
  const ranking = rankingOf(offers);
  const entering = standing(entriesOf(archive, ranking));
  return enter(
    archive,
    entering,
    ranking,
    Float64Array.from(entering, ({ individual }) => names[individual]),
  );
}

const number = (min: number, max: number): fc.Arbitrary<number> =>
  fc.oneof(
    { weight: 20, arbitrary: fc.double({ min, max, noNaN: true }) },
    fc.constantFrom(NaN, Infinity, -Infinity, min, max),
  );
const generation = fc.array(fc.tuple(number(0, 10), number(-1.5, 1.5), number(-3, 13)), { maxLength: 12 });
const history = fc.array(generation, { maxLength: 12 });
const sides = fc.integer({ min: 1, max: 6 });

describe('a grid', () => {
  it('cuts each range into equal parts, the first number running fastest', () => {
    const grid = gridOf(SPACE.ranges, 4, 1);
    const cell = (...rows: number[]): number => cellOf(grid, { rows: Float64Array.from(rows), width: 2, count: 1 }, 0);
    expect(grid.cells).toBe(16);
    expect(cell(-1, 0)).toBe(0);
    expect(cell(-0.5, 0)).toBe(1);
    expect(cell(-0.51, 2.5)).toBe(4);
    expect([cell(1, 10), cell(5, 99)]).toEqual([15, 15]);
    expect([cell(-5, -9), cell(-5, 99)]).toEqual([0, 12]);
    expect([cell(NaN, 0), cell(0, Infinity)]).toEqual([-1, -1]);
  });

  it('has no more cells than there is room for their elites', () => {
    expect(gridOf(SPACE.ranges, 100, 226).side).toBe(100);
    expect(gridOf(SPACE.ranges, 100, 20_000)).toMatchObject({ side: 14, cells: 196 });
    const five = Array.from({ length: 5 }, () => [0, 1] as const);
    expect(gridOf(five, 20, 10)).toMatchObject({ side: 6, cells: 7776 });
    expect(gridOf([], 20, 10)).toMatchObject({ cells: 1 });
  });
});

describe('an archive of elites', () => {
  it('holds in each cell the best that was ever offered to it, the first among equals', () => {
    fc.assert(
      fc.property(history, sides, (generations, side) => {
        const best = new Map<number, { cost: number; name: number }>();
        let archive = noElites(SPACE, side);
        let name = 0;
        for (const offers of generations) {
          const names = offers.map(() => name++);
          archive = after(archive, offers, names);
          offers.forEach(([cost, first, second], i) => {
            if (![cost, first, second].every(Number.isFinite)) return;
            const part = (share: number): number => Math.max(0, Math.min(side - 1, Math.floor(share * side)));
            const cell = part((first + 1) / 2) + side * part(second / 10);
            if (!best.has(cell) || cost < best.get(cell)!.cost) best.set(cell, { cost, name: names[i] });
          });
        }
        const held = [...archive.places.entries()].filter(([, place]) => place >= 0);
        expect(new Map(held.map(([cell, k]) => [cell, { cost: archive.costs[k], name: archive.rows[k] }]))).toEqual(
          new Map([...best].sort(([a], [b]) => a - b)),
        );
        expect(archive.costs).toHaveLength(best.size);
        expect(new Set(held.map(([, place]) => place)).size).toBe(best.size);
      }),
    );
  });

  it('never covers less, is never worth less, and leaves what it was as it was', () => {
    fc.assert(
      fc.property(history, sides, (generations, side) => {
        let archive = noElites(SPACE, side);
        for (const offers of generations) {
          const before = structuredClone(archive);
          const next = after(archive, offers, [...offers.keys()]);
          expect(archive).toEqual(before);
          expect(coverageOf(next)).toBeGreaterThanOrEqual(coverageOf(archive));
          expect(qualityOf(next)).toBeGreaterThanOrEqual(qualityOf(archive) - 1e-9);
          expect(coverageOf(next)).toBeLessThanOrEqual(1);
          archive = next;
        }
      }),
    );
  });

  it('says how much everybody who entered was worth, one after the other', () => {
    const archive = after(noElites(SPACE, 2), [[5, -1, 0]], [0]);
    const entries = entriesOf(
      archive,
      rankingOf([
        [4, -1, 0],
        [8, 1, 0],
        [4, -1, 1],
        [7.5, 1, 0],
        [1, -0.5, 0],
        [NaN, 1, 10],
        [3, NaN, 0],
      ]),
    );
    expect(entries).toEqual([
      { individual: 0, cell: 0, discovery: false, gain: 1 },
      { individual: 1, cell: 1, discovery: true, gain: -8 },
      { individual: 3, cell: 1, discovery: false, gain: 0.5 },
      { individual: 4, cell: 0, discovery: false, gain: 3 },
    ]);
    expect(standing(entries).map(({ individual }) => individual)).toEqual([3, 4]);
  });

  it('keeps the best of those who meet in a cell of a coarser grid, and everybody in a finer one', () => {
    fc.assert(
      fc.property(history, (generations) => {
        const fine = generations.reduce(
          (archive, offers) => {
            const names = offers.map((_, i) => archive.costs.length + i);
            return after(archive, offers, names);
          },
          noElites(SPACE, 4),
        );
        const coarse = moved(fine, 2, SPACE);
        const least = new Map<number, number>();
        fine.places.forEach((place, cell) => {
          if (place < 0) return;
          const wider = Math.floor((cell % 4) / 2) + 2 * Math.floor(cell / 8);
          least.set(wider, Math.min(least.get(wider) ?? Infinity, fine.costs[place]));
        });
        const held = [...coarse.places.entries()].filter(([, place]) => place >= 0);
        expect(new Map(held.map(([cell, place]) => [cell, coarse.costs[place]]))).toEqual(
          new Map([...least].sort(([a], [b]) => a - b)),
        );
        expect([...moved(fine, 8, SPACE).costs].sort()).toEqual([...fine.costs].sort());
      }),
    );
  });

  it('is worth what its elites lie below the worst cost, where somebody knows that one', () => {
    const archive = after(
      noElites(SPACE, 2),
      [
        [4, -1, 0],
        [8, 1, 0],
      ],
      [0, 1],
    );
    expect([coverageOf(archive), qualityOf(archive)]).toEqual([0.5, 8]);
    expect(qualityOf({ ...archive, worst: Infinity })).toBeNaN();
  });
});
