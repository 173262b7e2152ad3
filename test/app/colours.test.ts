import { lab, rgb, type RGBColor } from 'd3';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { STRATEGIES } from '../../src/core/strategies/registry.ts';
import { rampOf, type Tone } from '../../src/app/stages/ramp.ts';
import { readingColour, STRATEGY_COLOURS } from '../../src/app/styles/strategy-colours.ts';

/** Machado, Oliveira and Fernandes (2009), full severity, in linear light. */
const VISION: Readonly<Record<string, readonly number[]>> = {
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};

const linear = (byte: number): number => {
  const share = byte / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};
const encoded = (light: number): number =>
  255 * Math.min(1, Math.max(0, light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055));
const channels = ({ r, g, b }: RGBColor): number[] => [r, g, b].map(linear);

function seenWith(matrix: readonly number[], colour: string): RGBColor {
  const light = channels(rgb(colour));
  const [r, g, b] = [0, 3, 6].map((row) => encoded(light.reduce((sum, value, k) => sum + matrix[row + k] * value, 0)));
  return rgb(r, g, b);
}

function difference(a: RGBColor, b: RGBColor): number {
  const [p, q] = [lab(a), lab(b)];
  return Math.hypot(p.l - q.l, p.a - q.a, p.b - q.b);
}

function contrast(a: string, b: string): number {
  const [low, high] = [a, b]
    .map((colour) => channels(rgb(colour)).reduce((sum, value, k) => sum + [0.2126, 0.7152, 0.0722][k] * value, 0))
    .sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** The tokens of each theme, as the style sheet has them. */
const sheet = readFileSync(new URL('../../src/app/styles/tokens.css', import.meta.url), 'utf8');
const [light, dark] = [sheet, sheet.slice(sheet.indexOf("[data-theme='dark']"))].map(
  (text) => (name: string) => new RegExp(`--${name}:\\s*(#[0-9a-f]{6})`).exec(text)![1],
);
const token: Readonly<Record<Tone, (name: string) => string>> = { light, dark };

describe.each(['light', 'dark'] as const)('in the %s theme', (tone) => {
  const strategies = STRATEGIES.map(({ id }) => [id, STRATEGY_COLOURS[id][tone]] as const);

  test('every strategy has a colour that stands out from every panel', () => {
    for (const [id, colour] of strategies) {
      for (const ground of ['paper', 'panel', 'soft'])
        expect([id, contrast(colour, token[tone](ground)) >= 3]).toEqual([id, true]);
    }
    for (let place = 0; place < 3; place++) {
      expect(contrast(readingColour(place, tone), token[tone]('panel'))).toBeGreaterThanOrEqual(3);
    }
  });

  test.each(Object.entries(VISION))('strategies are told apart with %s', (_, matrix) => {
    for (const [a, colourA] of strategies) {
      for (const [b, colourB] of strategies) {
        if (a >= b) continue;
        const apart = difference(seenWith(matrix, colourA), seenWith(matrix, colourB));
        expect([a, b, apart >= 12]).toEqual([a, b, true]);
      }
    }
  });

  test('words are readable on every ground', () => {
    for (const ground of ['paper', 'panel', 'soft']) {
      expect(contrast(token[tone]('ink'), token[tone](ground))).toBeGreaterThan(10);
      expect(contrast(token[tone]('muted'), token[tone](ground))).toBeGreaterThan(4.5);
    }
    expect(contrast(token[tone]('on-accent'), token[tone]('accent'))).toBeGreaterThan(4.5);
    expect(contrast(token[tone]('accent'), token[tone]('panel'))).toBeGreaterThan(4.5);
    for (const [words, ground] of [
      ['good', 'good-soft'],
      ['warn', 'warn-soft'],
      ['bad', 'bad-soft'],
    ]) {
      expect(contrast(token[tone](words), token[tone](ground))).toBeGreaterThan(4.5);
    }
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
