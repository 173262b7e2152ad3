import { describe, expect, it } from 'vitest';
import { STRATEGIES } from '../../../src/core/strategies/registry.ts';
import { advance } from '../../../src/engines/advance.ts';
import { prepare, type Cost } from '../minimise.ts';

const [LOWER, UPPER] = [-5, 5];

/** A bowl whose lowest point lies outside the box. */
const outside: Cost = (x) => x.reduce((sum, value, j) => sum + (j + 1) * (value - 6) * (value - 6), 0);

const clipped: Cost = (x) => {
  const inside = x.map((value) => Math.min(UPPER, Math.max(LOWER, value)));
  let penalty = 0;
  for (let j = 0; j < x.length; j++) penalty += (x[j] - inside[j]) * (x[j] - inside[j]);
  return outside(inside) + penalty;
};

const reflected: Cost = (x) =>
  outside(
    x.map((value) => {
      if (value >= LOWER && value <= UPPER) return value;
      const [offset, width] = [value - LOWER, UPPER - LOWER];
      const turns = Math.round(offset / (2 * width));
      return LOWER + Math.min(Math.abs(offset - 2 * width * turns), width);
    }),
  );

/** The costs that a strategy was told, generation by generation. */
function told(settings: Record<string, unknown>, cost: Cost): number[][] {
  const { run, crew, engine } = prepare({ dim: 3, seed: 5, evaluations: 1500, target: 0, ...settings }, cost);
  const costs: number[][] = [];
  while (advance(run, crew)) costs.push([...run.ranking!.costs]);
  engine.release();
  return costs;
}

describe.each(STRATEGIES.map(({ id }) => id))('%s in a closed box', (strategy) => {
  // What an update uses is as it was drawn, or the two would soon part.
  it('is told the cost of the nearest point and the squared distance to it, and searches on as if that were the function', () => {
    const settings = { strategy, start: [4.5, 4.5, 4.5] };
    expect(told({ ...settings, bounds: 'clip' }, outside)).toEqual(told(settings, clipped));
  });

  it('is told the cost of the mirrored point, and searches on as if that were the function', () => {
    const settings = { strategy, start: [4.5, 4.5, 4.5] };
    expect(told({ ...settings, bounds: 'reflect' }, outside)).toEqual(told(settings, reflected));
  });
});
