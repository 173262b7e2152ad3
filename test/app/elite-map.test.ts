import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SvgPen } from '../../src/app/export/svg-pen.ts';
import { bestCell, cellAt, cellBeside, cellColour, drawCells } from '../../src/app/stages/tasks/draw-cells.ts';
import { eliteEntries } from '../../src/app/stages/tasks/task-legend.ts';
import { WatchChoice } from '../../src/app/stages/tasks/watch-choice.svelte.ts';
import { cellText, eliteMapText } from '../../src/app/words/elite-map.ts';
import { viewOf } from '../../src/core/problems/drawing/picture.ts';
import { hardMaze } from '../../src/core/problems/tasks/hard-maze/rules.ts';
import type { EliteMap, Snapshot } from '../../src/runtime/snapshot.ts';

const SIDE = 4;
const COLOURS = {
  ...{ ground: '#ffffff', ink: '#000001', muted: '#000002', line: '#000003' },
  ...{ individual: '#000004', accent: '#000005', goal: '#000006' },
};
/** Downwards is more, as in the maze. */
const VIEW = viewOf({ left: 0, right: 200, bottom: 200, top: 0 }, 400, 400);

/** A map with elites in some cells, told by their costs. */
function mapOf(costs: Readonly<Record<number, number>>): EliteMap {
  return {
    side: SIDE,
    ranges: [
      [0, 200],
      [0, 200],
    ],
    costs: Float64Array.from({ length: SIDE * SIDE }, (_, cell) => costs[cell] ?? NaN),
    chosen: null,
  };
}

describe('a map of elites', () => {
  test('says in words where a cell is, and what its elite earns', () => {
    const map = mapOf({ 6: 12.5, 1: 230 });
    expect(cellText(hardMaze, map, 6)).toBe('Final x 100 to 150, final y 50 to 100: return −12.5');
    expect(cellText(hardMaze, map, 0)).toBe('Final x 0 to 50, final y 0 to 50: nobody has been there');
    expect(cellText(hardMaze, { ...map, side: 3, costs: map.costs.slice(0, 9) }, 5)).toBe(
      'Final x 133.33 to 200, final y 66.67 to 133.33: nobody has been there',
    );
    expect(eliteMapText(hardMaze, map)).toBe(
      'Map of 16 cells of final x and final y. Somebody has been in 2; returns there lie between −230 and −12.5.',
    );
    expect(eliteMapText(hardMaze, mapOf({}))).toContain('Nobody has been in any of them.');
  });

  test('draws a cell for each elite, the better the stronger, and a frame around the chosen one', () => {
    const map = mapOf({ 0: 5, 5: 50, 15: 230 });
    for (const tone of ['light', 'dark'] as const) {
      const drawn = (chosen: number): string => {
        const pen = new SvgPen();
        drawCells(pen, VIEW, { map, tone, chosen }, COLOURS);
        return pen.elements;
      };
      expect(drawn(-1).match(/<path/g)).toHaveLength(3);
      expect(drawn(5).match(/<path/g)).toHaveLength(5);
      expect(drawn(5)).not.toMatch(/NaN|Infinity|undefined/);
      // As luminance goes, the best is the farthest from the ground.
      const light = (share: number): number =>
        cellColour(share, tone)
          .match(/\d+/g)!
          .reduce((sum, channel) => sum + Number(channel), 0);
      const way = tone === 'light' ? 1 : -1;
      for (let k = 0; k < 20; k++) expect(way * (light((k + 1) / 20) - light(k / 20))).toBeGreaterThan(0);
    }
    const alone = new SvgPen();
    drawCells(alone, VIEW, { map: mapOf({ 3: 7 }), tone: 'light', chosen: -1 }, COLOURS);
    expect(alone.elements).not.toMatch(/NaN/);
    expect(eliteEntries('dark').map(({ label }) => label)).toEqual(['elites']);
  });

  test('knows which cell is where on the stage', () => {
    const map = mapOf({});
    expect(cellAt(VIEW, map, 10, 10)).toBe(0);
    expect(cellAt(VIEW, map, 390, 10)).toBe(3);
    expect(cellAt(VIEW, map, 10, 390)).toBe(12);
    expect([cellAt(VIEW, map, -1, 10), cellAt(VIEW, map, 10, 401)]).toEqual([-1, -1]);
    const upwards = viewOf({ left: 0, right: 200, bottom: 0, top: 200 }, 400, 400);
    expect(cellAt(upwards, map, 10, 390)).toBe(0);
  });

  test('keys go from elite to elite, and come to every one of them', () => {
    const map = mapOf({ 0: 1, 2: 2, 9: 3, 15: 4 });
    expect(cellBeside(VIEW, map, 0, 1, 0)).toBe(2);
    expect(cellBeside(VIEW, map, 2, -1, 0)).toBe(0);
    expect(cellBeside(VIEW, map, 0, 0, 1)).toBe(9);
    expect(cellBeside(VIEW, map, 0, 0, -1)).toBe(0);
    expect(cellBeside(VIEW, map, 15, 1, 0)).toBe(15);
    expect([cellBeside(VIEW, map, 2, 1, 0), cellBeside(VIEW, map, 9, -1, 0)]).toEqual([9, 2]);
    const upwards = viewOf({ left: 0, right: 200, bottom: 0, top: 200 }, 400, 400);
    expect(cellBeside(upwards, map, 0, 0, -1)).toBe(9);
    const cells = fc.uniqueArray(fc.integer({ min: 0, max: 15 }), { minLength: 1 });
    fc.assert(
      fc.property(cells, (own) => {
        const some = mapOf(Object.fromEntries(own.map((cell, k) => [cell, k])));
        const met = new Set([own[0]]);
        for (const cell of met) {
          for (const way of [-1, 1])
            met.add(cellBeside(VIEW, some, cell, way, 0)).add(cellBeside(VIEW, some, cell, 0, way));
        }
        expect([...met].sort()).toEqual([...own].sort());
        expect(bestCell(some)).toBe(own[0]);
      }),
    );
    expect(bestCell(mapOf({}))).toBe(-1);
  });
});

describe('who is watched', () => {
  const snapshotOf = (elites: EliteMap | null): Snapshot =>
    ({
      best: 3,
      cast: { generation: 4, address: { seed: 1 }, ranks: [0] },
      endings: { elites },
    }) as unknown as Snapshot;

  test('is the elite of a cell once it has come, and the best where nobody is kept', () => {
    const map = mapOf({ 2: 9, 6: 4 });
    let snapshot: Snapshot | null = null;
    const choice = new WatchChoice(() => snapshot);
    expect([choice.who, choice.mapped, choice.map, choice.chosen]).toEqual(['best', null, null, -1]);
    snapshot = snapshotOf(map);
    expect([choice.mapped, choice.map, choice.given]).toEqual([true, map, '4 1 1']);
    choice.watch('elite');
    expect([choice.who, choice.chosen, choice.given]).toEqual(['elite', 6, '']);
    snapshot = snapshotOf({ ...map, chosen: { cell: 6, weights: new Float64Array(1) } });
    expect(choice.given).toBe('6 4');
    choice.choose(2);
    expect([choice.chosen, choice.given]).toEqual([2, '']);
    expect(choice.scene('dark')).toMatchObject({ tone: 'dark', chosen: 2 });
    choice.wanted = false;
    expect([choice.mapped, choice.map, choice.scene('dark'), choice.who]).toEqual([false, null, null, 'elite']);
    snapshot = snapshotOf(null);
    expect([choice.who, choice.chosen, choice.mapped]).toEqual(['best', -1, null]);
    choice.watch('champion');
    expect(choice.given).toBe('3');
  });
});
