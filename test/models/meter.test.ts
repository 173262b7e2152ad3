import { describe, expect, test } from 'vitest';
import { estimateTokens, Meter, type MeterOptions } from '../../src/models/meter.ts';

const NONE = { calls: null, tokens: null, seconds: null, cost: null };

function meter(more: Partial<MeterOptions> = {}) {
  let time = 5000;
  const one = new Meter({ limits: NONE, prices: null, now: () => time, ...more });
  return { one, pass: (ms: number) => void (time += ms) };
}

describe('a meter', () => {
  test('counts what the model counts', () => {
    const { one, pass } = meter({ prices: { prompt: 2, completion: 10 } });
    const end = one.begin(4000);
    pass(1500);
    end({ prompt: 900, completion: 100 }, 300);
    end({ prompt: 900, completion: 100 }, 300);
    expect(one.state).toEqual({
      ...{ calls: 1, promptTokens: 900, completionTokens: 100, estimated: false, seconds: 1.5, limits: NONE },
      cost: (900 * 2 + 100 * 10) / 1e6,
    });
  });

  test('estimates what it does not, and says so', () => {
    const { one } = meter();
    one.begin(401)({ prompt: null, completion: 7 }, 40);
    one.begin(401)(null, 40);
    expect(one.state).toMatchObject({ promptTokens: 202, completionTokens: 17, estimated: true, cost: null });
    expect(estimateTokens(0)).toBe(0);
  });

  test('counts a prompt while it is under way, and not at all if it was turned away', () => {
    const { one } = meter();
    const end = one.begin(400);
    expect(one.state).toMatchObject({ calls: 1, promptTokens: 100, estimated: true });
    end(null, null);
    expect(one.state).toMatchObject({ calls: 1, promptTokens: 0, estimated: false });
  });

  test('counts time while any call is under way, and no pauses', () => {
    const { one, pass } = meter();
    const first = one.begin(0);
    pass(1000);
    const second = one.begin(0);
    pass(1000);
    first(null, 0);
    pass(1000);
    expect(one.state.seconds).toBe(3);
    second(null, 0);
    pass(60_000);
    expect(one.state.seconds).toBe(3);
  });

  test('goes on from what was used before', () => {
    const before = meter().one;
    before.begin(400)(null, 40);
    const { one } = meter({ spent: before.state });
    one.begin(400)(null, 40);
    expect(one.state).toMatchObject({ calls: 2, promptTokens: 200, completionTokens: 20 });
  });

  test.each([
    [{ calls: 1 }, '1 call of the model'],
    [{ tokens: 120 }, '120 tokens'],
    [{ seconds: 2 }, '2 seconds'],
    [{ cost: 0.001 }, 'a cost of 0.001'],
  ])('says when %j is reached', (limits, says) => {
    const { one, pass } = meter({ limits: { ...NONE, ...limits }, prices: { prompt: 0, completion: 50 } });
    expect(one.reached()).toBeNull();
    const end = one.begin(400);
    pass(2000);
    end({ prompt: 100, completion: 20 }, 0);
    expect(one.reached()).toContain(says);
    expect(one.reached()).toMatch(/Raise that limit to go on\.$/);
  });

  test('knows how much time is left, also of a call under way', () => {
    const { one, pass } = meter({ limits: { ...NONE, seconds: 3 } });
    expect(one.remainingMs).toBe(3000);
    one.begin(0);
    pass(1250);
    expect(one.remainingMs).toBe(1750);
    expect(one.reached(['seconds'])).toBeNull();
    pass(5000);
    expect(one.remainingMs).toBe(0);
    expect(one.reached(['seconds'])).toContain('3 seconds');
    expect(one.reached(['calls', 'tokens', 'cost'])).toBeNull();
    expect(meter().one.remainingMs).toBe(Infinity);
  });

  test('a limit of nothing is reached at once', () => {
    expect(meter({ limits: { ...NONE, calls: 0 } }).one.reached()).toContain('0 calls');
  });

  test.each([
    [{ limits: { ...NONE, calls: -1 } }, 'from 0 on'],
    [{ limits: { ...NONE, tokens: NaN } }, 'from 0 on'],
    [{ prices: { prompt: NaN, completion: 1 } }, 'from 0 on'],
    [{ limits: { ...NONE, cost: 1 } }, 'needs prices'],
  ])('refuses %j', (options, message) => {
    expect(() => meter(options)).toThrow(message);
  });
});
