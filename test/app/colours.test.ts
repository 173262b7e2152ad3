import { lab, rgb } from 'd3';
import { describe, expect, test } from 'vitest';
import { ALL_STRATEGIES } from '../../src/core/strategies/registry.ts';
import { rampOf } from '../../src/app/stages/ramp.ts';
import { colourNamed, COLOUR_NAMES } from '../../src/app/compare/colours/palette.ts';
import { MOST_LANES } from '../../src/core/race/race.ts';
import { FAMILY_SHADES } from '../../src/app/styles/family-shades.ts';
import { readingColour, strategyColour } from '../../src/app/styles/strategy-colours.ts';
import { FAMILIES } from '../../src/core/strategies/family.ts';
import { APART, colourOf, contrast, difference, seenWith, token, VISION } from './colour-vision.ts';

/** Between shades of one family, which stand beside their names: nearly twice what can just be seen side by side. */
const SHADES_APART = 0.035;
const GROUNDS = ['paper', 'panel', 'soft'] as const;

describe.each(['light', 'dark'] as const)('in the %s theme', (tone) => {
  const sets = {
    families: Object.entries(FAMILY_SHADES).map(([family, shades]) => [family, shades[tone][0]] as const),
    lanes: Array.from(
      { length: MOST_LANES },
      (_, place) => [`lane ${place}`, colourNamed(String(place + 1), tone)] as const,
    ),
    readings: [0, 1, 2].map((place) => [`reading ${place}`, readingColour(place, tone)] as const),
  };
  const free = COLOUR_NAMES.map((name) => [name, colourNamed(name, tone)] as const);
  const between = (a: string, b: string): number => contrast(colourOf(a), colourOf(b));

  const shades = Object.entries(FAMILY_SHADES).map(
    ([family, all]) => [family, all[tone].map((colour, place) => [`${family} ${place}`, colour] as const)] as const,
  );

  test.each([...Object.entries(sets), ...shades, ['lanes of any kind', free] as const])(
    '%s stand out from every panel',
    (_, colours) => {
      for (const [name, colour] of colours) {
        for (const ground of GROUNDS)
          expect([name, ground, between(colour, token(tone, ground)) >= 3]).toEqual([name, ground, true]);
      }
    },
  );

  describe.each(Object.entries(sets))('%s', (_, colours) => {
    test.each(Object.keys(VISION))('are told apart with %s vision', (vision) => {
      for (const [a, colourA] of colours) {
        for (const [b, colourB] of colours) {
          if (a >= b) continue;
          const apart = difference(seenWith(vision, colourOf(colourA)), seenWith(vision, colourOf(colourB)));
          expect([a, b, apart >= APART]).toEqual([a, b, true]);
        }
      }
    });
  });

  test.each(shades)('shades of %s differ, whatever the vision', (_, colours) => {
    for (const vision of Object.keys(VISION)) {
      for (const [a, colourA] of colours) {
        for (const [b, colourB] of colours) {
          if (a >= b) continue;
          const apart = difference(seenWith(vision, colourOf(colourA)), seenWith(vision, colourOf(colourB)));
          expect([vision, a, b, apart >= SHADES_APART]).toEqual([vision, a, b, true]);
        }
      }
    }
  });

  test('every strategy has a shade to itself', () => {
    const colours = ALL_STRATEGIES.map(({ id }) => strategyColour(id, tone));
    expect(new Set(colours).size).toBe(ALL_STRATEGIES.length);
    expect(Object.keys(FAMILY_SHADES)).toEqual(Object.keys(FAMILIES));
  });

  test('words are readable on every ground', () => {
    const words = [
      ...['ink', 'muted'].flatMap((name) => [...GROUNDS, 'pressed'].map((ground) => [name, ground])),
      ...['accent', 'good', 'warn', 'bad'].flatMap((name) => GROUNDS.map((ground) => [name, ground])),
      ...['accent', 'good', 'warn', 'bad'].flatMap((name) => [name, 'ink', 'muted'].map((on) => [on, `${name}-soft`])),
      ['on-accent', 'accent'],
      ['on-accent', 'accent-strong'],
    ];
    for (const [name, ground] of words) {
      const seen = between(token(tone, name), token(tone, ground));
      expect([name, ground, seen >= 4.5 || seen]).toEqual([name, ground, true]);
    }
    for (const ground of GROUNDS) expect(between(token(tone, 'ink'), token(tone, ground))).toBeGreaterThan(10);
  });

  test('the landscape ramp is monotone in lightness, the best place at its saturated end', () => {
    const ramp = rampOf(tone);
    const shades = Array.from({ length: 256 }, (_, k) => lab(rgb(ramp[3 * k], ramp[3 * k + 1], ramp[3 * k + 2])));
    const direction = tone === 'light' ? 1 : -1;
    for (let k = 1; k < 256; k++) expect(direction * (shades[k].l - shades[k - 1].l)).toBeGreaterThan(-0.6);
    expect(direction * (shades[255].l - shades[0].l)).toBeGreaterThan(60);
    const chroma = (k: number): number => Math.hypot(shades[k].a, shades[k].b);
    expect(Math.max(chroma(20), chroma(60))).toBeGreaterThan(3 * Math.min(chroma(255), 12) * 0.5);
  });
});
