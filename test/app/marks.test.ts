import { describe, expect, test } from 'vitest';
import { drawSpread } from '../../src/app/stages/draw-search.ts';
import * as marks from '../../src/app/stages/marks.ts';
import { rampOf, type Tone } from '../../src/app/stages/ramp.ts';
import { TRAIL_TINTS } from '../../src/app/stages/trail-tints.ts';
import { PAIR_MARKS } from '../../src/app/stages/whole/draw-pair.ts';
import { Projection } from '../../src/app/stages/viewport.ts';
import { colourOf, contrast, over, token, type Colour } from './colour-vision.ts';

/** A colour that a mark shows, from its outside to its inside, and how wide it is to be seen, in CSS pixels. */
interface Part {
  readonly style: string;
  readonly width: number;
}

const FILLED = 5;
/** Thinner than this a part is seen by its mixture with its neighbours only. */
const SEEN = 0.5;

/** What is left to be seen of everything that a mark strokes and fills on one path, later over earlier. */
function partsOf(draw: (context: CanvasRenderingContext2D) => void): Part[] {
  let layers: { style: string; reach: number }[] = [];
  const context = {
    beginPath: () => (layers = []),
    stroke() {
      layers.push({ style: context.strokeStyle, reach: context.lineWidth / 2 });
    },
    fill() {
      layers.push({ style: context.fillStyle, reach: 0 });
    },
    strokeStyle: '',
    fillStyle: '',
    lineWidth: 1,
  };
  const everythingElse = new Proxy(context, { get: (own, key) => Reflect.get(own, key) ?? (() => {}) });
  draw(everythingElse as unknown as CanvasRenderingContext2D);
  return layers.map(({ style, reach }, k) => {
    const next = layers[k + 1]?.reach;
    // A stroke reaches to both sides of its path; the innermost one is seen whole, a fill as far as the mark goes.
    return { style, width: next === undefined ? (reach === 0 ? FILLED : 2 * reach) : reach - next };
  });
}

function shownOn(ground: Colour, style: string): Colour {
  const translucent = /^rgb\((\d+) (\d+) (\d+) \/ (\d+)%\)$/.exec(style);
  if (!translucent) return colourOf(style);
  const [r, g, b, percent] = translucent.slice(1).map(Number);
  return over([r, g, b], percent / 100, ground);
}

const projection = new Projection({ x: [-5, 5], y: [-5, 5] }, 700, 700);
const spread = { xx: 1, xy: 0, yy: 1 };

describe.each(['light', 'dark'] as Tone[])('on every colour of the %s ramp', (tone) => {
  const individual = token(tone, 'individual');
  const optimum = token(tone, 'optimum');
  const all: Readonly<Record<string, (context: CanvasRenderingContext2D) => void>> = {
    selected: (c) => marks.drawSelected(c, 4.2, individual),
    other: (c) => marks.drawOther(c, 3.6, individual),
    mean: marks.drawMean,
    best: marks.drawBest,
    optimum: (c) => marks.drawOptimum(c, optimum),
    start: marks.drawStart,
    pressed: marks.drawPressed,
    'one standard deviation': (c) => drawSpread(c, projection, [0, 0], spread, 1),
    ...Object.fromEntries(
      TRAIL_TINTS[tone].map((tint) => [
        `trail ${tint}`,
        (c: CanvasRenderingContext2D) => (c.beginPath(), marks.rimmedStroke(c, 1.2, [], tint)),
      ]),
    ),
  };

  const small = ['selected', 'other', 'mean', 'optimum'].map(
    (mark) => [`${mark} in a small picture`, all[mark], PAIR_MARKS] as const,
  );
  const large = Object.entries(all).map(([mark, draw]) => [mark, draw, 1] as const);

  test.each([...large, ...small])('%s has a part of at least 3:1, and an edge within or about it', (_, draw, scale) => {
    const parts = partsOf(draw).filter(({ width }) => scale * width >= SEEN);
    expect(parts.length).toBeGreaterThanOrEqual(2);
    const ramp = rampOf(tone);
    for (let k = 0; k < ramp.length; k += 3) {
      const ground: Colour = [ramp[k], ramp[k + 1], ramp[k + 2]];
      const seen = [ground, ...parts.map(({ style }) => shownOn(ground, style))];
      const standsOut = Math.max(...seen.slice(1).map((colour) => contrast(colour, ground)));
      // A part may stand out from the ground and yet be parted from it by something between the two.
      const edge = Math.max(...seen.slice(1).map((colour, place) => contrast(colour, seen[place])));
      expect([k / 3, Math.min(standsOut, edge) >= 3 || [standsOut, edge]]).toEqual([k / 3, true]);
    }
  });
});
