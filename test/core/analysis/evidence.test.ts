import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Weighing, type EvidenceSetting } from '../../../src/core/analysis/evidence.ts';
import type { TrialOutcome } from '../../../src/core/analysis/outcome.ts';
import { pairsOf } from '../../../src/core/analysis/pairs.ts';
import { standings } from '../../../src/core/analysis/standings.ts';
import { yardstickOf } from '../../../src/core/analysis/yardstick.ts';
import { loadKernels } from '../../kernels/load.ts';
import { madeUp, SHORT } from './made-up.ts';

const kernels = loadKernels();
const setting: EvidenceSetting = { lanes: 3, count: 6, seed: 9, yardstick: SHORT };

const outcome = fc
  .record({
    lane: fc.integer({ min: 0, max: 2 }),
    trial: fc.integer({ min: 0, max: 5 }),
    hits: fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 })),
    reached: fc.integer({ min: 0, max: 3 }),
    best: fc.constantFrom(1.5, 3, 20, Infinity),
  })
  .map(({ lane, trial, hits: [first, more, most], reached, best }) => {
    const hits = [first, first + more, first + more + most].map((hit, k) => (k < reached ? hit : Infinity));
    return madeUp(lane, trial, hits, reached < 3 ? { best } : {});
  });

function weigh(outcomes: readonly TrialOutcome[]) {
  const weighing = new Weighing(kernels, setting);
  for (const one of outcomes) weighing.add(one);
  return weighing.evidence();
}

describe('standings', () => {
  test('put who reached the target first, by evaluations, and the others behind them by cost', () => {
    const [first, second] = standings([
      [madeUp(0, 0, [1, 5, 90]), madeUp(0, 1, [1, 5, Infinity], { best: 3 }), madeUp(0, 2, [1, 5, 7])],
      [madeUp(1, 0, [1, 1, Infinity], { best: Infinity }), madeUp(1, 1, [1, 5, Infinity], { best: 3 })],
    ]);
    expect(first[2]).toBeLessThan(first[0]);
    expect(first[0]).toBeLessThan(first[1]);
    expect(first[1]).toBe(second[1]);
    expect(second[1]).toBeLessThan(second[0]);
  });
});

describe('pairs of lanes', () => {
  test('are tested by standing, and told run by run', () => {
    const lanes = [
      [10, 20, 30, 40].map((at, trial) => madeUp(0, trial, [1, 2, at])),
      [50, 60, 70, 80].map((at, trial) => madeUp(1, trial, [1, 2, at])),
      [1, 2, 3, 4].map((best, trial) => madeUp(2, trial, [1, 2, Infinity], { best })),
    ];
    const pairs = pairsOf(kernels, lanes);
    expect(pairs.map(({ first, second }) => [first, second])).toEqual([[0, 1], [0, 2], [1, 2]]); // prettier-ignore
    for (const pair of pairs) {
      expect(pair).toMatchObject({ better: 1, how: 'counted', wins: [4, 0, 0] });
      expect(pair.p).toBeCloseTo(2 / 70, 12);
      expect(pair.corrected).toBeCloseTo(6 / 70, 12);
    }
  });

  test('with different numbers of runs count only those that both have as won', () => {
    const lanes = [
      [madeUp(0, 0, [1, 2, 10]), madeUp(0, 2, [1, 2, 30])],
      [madeUp(1, 2, [1, 2, 30]), madeUp(1, 1, [1, 2, 5])],
      [],
    ];
    const [pair, empty] = pairsOf(kernels, lanes);
    expect(pair).toMatchObject({ wins: [0, 0, 1], better: 0.375 });
    expect(empty).toMatchObject({ p: 1, corrected: 1, better: NaN, wins: [0, 0, 0] });
  });
});

describe('evidence', () => {
  test('does not depend on the order in which runs end, nor on when it was asked for', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(outcome, { selector: ({ lane, trial }) => `${lane} ${trial}` }),
        fc.nat(),
        (outcomes, turn) => {
          const turned = outcomes.map((_, k) => outcomes[(k + turn) % outcomes.length]).reverse();
          const asked = new Weighing(kernels, setting);
          for (const one of turned) {
            asked.add(one);
            asked.evidence();
          }
          expect(asked.evidence()).toEqual(weigh(outcomes));
        },
      ),
      { numRuns: 15 },
    );
  });

  test('agrees with itself, whatever ended how', () => {
    fc.assert(
      fc.property(fc.uniqueArray(outcome, { selector: ({ lane, trial }) => `${lane} ${trial}` }), (outcomes) => {
        const evidence = weigh(outcomes);
        expect(evidence).toMatchObject({ finished: outcomes.length, planned: 18, needed: 5 });
        expect(evidence.pairs).toHaveLength(3);
        evidence.lanes.forEach((lane, k) => {
          const own = outcomes.filter((one) => one.lane === k);
          expect(lane.trials).toBe(own.length);
          const reached = lane.arts.map((row) => row.reached);
          expect(reached).toEqual([1, 2].map((target) => own.filter(({ hits }) => hits[target] < Infinity).length));
          const pairs = own.reduce((sum, { hits }) => sum + hits.filter((hit) => hit < Infinity).length, 0);
          expect(lane.measured.share.at(-1) ?? 0).toBeCloseTo(own.length === 0 ? 0 : pairs / (3 * own.length), 12);
          // With restarts every target is reached in the end that any run reached.
          const some = [0, 1, 2].filter((target) => own.some(({ hits }) => hits[target] < Infinity));
          expect(lane.restarted.share.at(-1) ?? 0).toBeCloseTo(some.length / 3, 12);
          expect(lane.measuredUntil === null).toBe(own.every(({ hits }) => hits[2] < Infinity));
          expect(lane.band.median).toHaveLength(own.length === 0 ? 0 : SHORT.grid.length);
        });
        for (const { p, corrected } of evidence.pairs) expect(corrected).toBeGreaterThanOrEqual(p);
      }),
      { numRuns: 25 },
    );
  });

  test('of no runs says nothing, and of targets that were met at once says so', () => {
    const nothing = weigh([]);
    expect(nothing.lanes[0]).toMatchObject({ trials: 0, measuredUntil: null });
    expect(nothing.lanes[0].arts[0]).toEqual({ target: 1, trials: 0, reached: 0, art: NaN, interval: null });
    const atOnce = weigh([0, 1].flatMap((lane) => [0, 1, 2].map((trial) => madeUp(lane, trial, [1, 1, 1]))));
    expect(atOnce.lanes[0].arts[1]).toMatchObject({ art: 1, interval: { lower: 1, upper: 1 } });
    expect([...atOnce.lanes[0].measured.at, ...atOnce.lanes[0].measured.share]).toEqual([1, 1]);
    expect(atOnce.pairs[0]).toMatchObject({ p: 1, better: 0.5, wins: [0, 0, 3] });
  });

  test('takes a run that is brought twice once, and refuses one of another race', () => {
    const twice = weigh([madeUp(0, 1, [1, 2, 3]), madeUp(0, 1, [1, 2, 9])]);
    expect(twice.finished).toBe(1);
    expect(twice.lanes[0].arts[1].art).toBe(9);
    expect(() => weigh([madeUp(3, 0, [1, 2, 3])])).toThrow('lane 3 was brought to a race of 3 lanes');
    expect(() => weigh([madeUp(0, 6, [1, 2, 3])])).toThrow('with 6 runs each');
    expect(() => weigh([madeUp(0, 0, [1, 2])])).toThrow('another race');
  });

  test('can be cloned', () => {
    const evidence = weigh([madeUp(0, 0, [1, 2, 3])]);
    expect(structuredClone(evidence)).toEqual(evidence);
  });

  test('of a race over a function tells the targets of COCO’s tables', () => {
    const yardstick = yardstickOf({ problem: 'bbob-f1', target: 1e-8, evaluations: 1000 });
    expect(yardstick.told.map((k) => yardstick.targets[k])).toEqual([10, 1, 0.1, 0.01, 1e-3, 1e-5, 1e-7, 1e-8]);
    const early = yardstickOf({ problem: 'bbob-f1', target: 0.5, evaluations: 1000 });
    expect(early.told.map((k) => early.targets[k])).toEqual([10, 1, 0.5]);
  });
});
