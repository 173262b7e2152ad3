import { describe, expect, it } from 'vitest';
import { LanePace } from '../../src/runtime/lane-pace.ts';

/** Plays lanes of these generation sizes; whoever is at a mark took `ms` to come there. */
function played(sizes: readonly number[], speed: number, ms: (from: number, to: number) => number, until: number) {
  let now = 0;
  const pace = new LanePace(() => now);
  const places = sizes.map(() => 0);
  const marks: { readonly mark: number; readonly at: number; readonly places: readonly number[] }[] = [];
  let mark = 0;
  pace.begin(speed, 0);
  while (Math.min(...places) < until) {
    now += Math.max(0, pace.arrive(Math.min(...places), mark));
    const last = mark;
    mark = pace.next(Math.min(...places), mark);
    for (const [k, size] of sizes.entries()) while (places[k] < mark) places[k] += size;
    marks.push({ mark, at: now, places: [...places] });
    now += ms(last, mark);
  }
  return { marks, now };
}

describe('the pace of several lanes', () => {
  it('always gives somebody something to do, and nobody more than a generation beyond the mark', () => {
    for (const speed of [1, 37, 5000, Infinity]) {
      const { marks } = played([4, 10, 100], speed, () => 20, 5000);
      let before = [0, 0, 0];
      for (const { mark, places } of marks) {
        expect(places.some((place, k) => place > before[k])).toBe(true);
        places.forEach((place, k) => expect(place).toBeLessThan(mark + [4, 10, 100][k]));
        before = [...places];
      }
    }
  });

  it('goes at the speed that was chosen, in evaluations per second', () => {
    for (const speed of [20, 300, 20_000]) {
      const { now } = played([5, 50], speed, () => 1, 10 * speed);
      expect(now).toBeGreaterThan(9500);
      expect(now).toBeLessThan(10_500);
    }
  });

  it('does not make up for time that lanes were too slow', () => {
    const { marks } = played([10, 10], 1000, (from, to) => (from < 5000 ? 10 * (to - from) : 1), 8000);
    const [slow] = marks.filter(({ mark }) => mark > 5000);
    const last = marks[marks.length - 1];
    // 3000 evaluations at 1000 a second, but for the quarter of a second that may be owed.
    expect(last.at - slow.at).toBeGreaterThan(2500);
  });

  it('takes longer strides at full speed until lanes need a while for one, and shorter ones again', () => {
    const rate = (evaluations: number): number => (evaluations < 1e6 ? 1000 : 10);
    const { marks } = played([10, 10], Infinity, (from, to) => (to - from) / rate(from), 1_100_000);
    const took = marks.slice(1).map(({ at }, k) => at - marks[k].at);
    const settled = took.filter((_, k) => marks[k].mark > 5e5 && marks[k].mark < 9e5);
    settled.forEach((ms) => expect(ms).toBeGreaterThanOrEqual(50));
    settled.forEach((ms) => expect(ms).toBeLessThanOrEqual(220));
    expect(took[took.length - 2]).toBeLessThanOrEqual(220);
  });
});
