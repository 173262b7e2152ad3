import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { laneColours, toldColours } from '../../src/app/compare/colours/lane-colours.ts';
import { colourNamed, COLOUR_NAMES } from '../../src/app/compare/colours/palette.ts';
import { MOST_LANES } from '../../src/core/race/race.ts';
import { ALL_STRATEGIES } from '../../src/core/strategies/registry.ts';
import { strategyColour } from '../../src/app/styles/strategy-colours.ts';
import { APART, colourOf, difference, seenWith, VISION } from './colour-vision.ts';

const IDS = ALL_STRATEGIES.map(({ id }) => id);
const TONES = ['light', 'dark'] as const;

/** The least distance of any two of these colours, whoever looks at them, in either theme. */
function closest(names: readonly string[]): number {
  let least = Infinity;
  for (const tone of TONES) {
    for (const vision of Object.keys(VISION)) {
      const seen = names.map((name) => seenWith(vision, colourOf(colourNamed(name, tone))));
      seen.forEach((colour, k) =>
        seen.slice(0, k).forEach((other) => (least = Math.min(least, difference(colour, other)))),
      );
    }
  }
  return least;
}

describe('colours of lanes', () => {
  test('are those of their strategies, the same as in Play, wherever these can be told apart', () => {
    for (const id of IDS) {
      expect(laneColours([id])).toEqual([id]);
      for (const tone of TONES) expect(colourNamed(id, tone)).toBe(strategyColour(id, tone));
      for (const other of IDS)
        if (other !== id)
          expect([id, other, laneColours([id, other])[1] === other]).toEqual([
            id,
            other,
            closest([id, other]) >= APART,
          ]);
    }
    expect(laneColours(['cma-es', 'deep-ga', 'cma-es', 'de'])).toEqual(['cma-es', 'deep-ga', '2', 'de']);
  });

  test('are told apart by everybody, stay while lanes come and go, and follow from what a link tells', () => {
    const step = fc.record({
      place: fc.nat({ max: 7 }),
      strategy: fc.constantFrom(...IDS, 'cma-es', 'cma-es'),
      what: fc.nat({ max: 2 }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 4, maxLength: 24 }), (steps) => {
        let lanes: { strategy: string; colour: string | null }[] = [];
        for (const { place, strategy, what } of steps) {
          if (what > 0 && lanes.length < MOST_LANES) lanes = lanes.toSpliced(place, 0, { strategy, colour: null });
          else lanes = lanes.toSpliced(place, 1);
          const strategies = lanes.map((lane) => lane.strategy);
          const colours = laneColours(
            strategies,
            lanes.map(({ colour }) => colour),
          );
          lanes.forEach(({ colour }, k) => expect(colour ?? colours[k]).toBe(colours[k]));
          expect(closest(colours)).toBeGreaterThanOrEqual(APART);
          expect(laneColours(strategies, toldColours(strategies, colours))).toEqual(colours);
          lanes = strategies.map((strategy, k) => ({ strategy, colour: colours[k] }));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('that a link should not ask for are others', () => {
    for (const wishes of [
      ['cma-es', 'cma-es'],
      ['1', 'cma-es'],
      ['__proto__', 'red'],
    ]) {
      const colours = laneColours(['deep-ga', 'de'], wishes);
      expect(COLOUR_NAMES).toEqual(expect.arrayContaining([...colours]));
      expect(closest(colours)).toBeGreaterThanOrEqual(APART);
    }
  });
});
