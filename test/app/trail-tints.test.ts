import { rgb } from 'd3';
import { expect, test } from 'vitest';
import { DARK_RIM } from '../../src/app/stages/marks.ts';
import { rampOf, type Tone } from '../../src/app/stages/ramp.ts';
import { TRAIL_TINTS, trailTint } from '../../src/app/stages/trail-tints.ts';

const linear = (byte: number): number => {
  const share = byte / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};
const luminance = (channels: readonly number[]): number =>
  channels.reduce((sum, byte, k) => sum + [0.2126, 0.7152, 0.0722][k] * linear(byte), 0);

test.each(['light', 'dark'] as Tone[])(
  'every colour of the trail stands out from its rim on all of the %s ramp',
  (tone) => {
    const [, ...numbers] = /rgb\((\d+) (\d+) (\d+) \/ (\d+)%\)/.exec(DARK_RIM)!.map(Number);
    const share = numbers[3] / 100;
    const ramp = rampOf(tone);
    for (let k = 0; k < ramp.length; k += 3) {
      const rim = luminance([0, 1, 2].map((c) => share * numbers[c] + (1 - share) * ramp[k + c]));
      for (const tint of TRAIL_TINTS[tone]) {
        const { r, g, b } = rgb(tint);
        expect((luminance([r, g, b]) + 0.05) / (rim + 0.05)).toBeGreaterThanOrEqual(3);
      }
    }
  },
);

test('the colours differ from one restart to the next, for ever', () => {
  for (let restarts = 0; restarts < 20; restarts++) {
    expect(trailTint(restarts, 'light')).not.toBe(trailTint(restarts + 1, 'light'));
  }
  expect(trailTint(0, 'dark')).toBe('#ffffff');
});
