import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/core/experiment/result.ts';
import { STRATEGIES } from '../../src/core/strategies/registry.ts';
import { chunkSize } from '../../src/core/population/fold.ts';
import { advance } from '../../src/engines/advance.ts';
import { Crew } from '../../src/engines/crew.ts';
import type { Evaluator } from '../../src/engines/evaluator.ts';
import { divide } from '../../src/engines/slices.ts';
import type { EngineSetting } from '../../src/engines/setting.ts';
import { WasmEngine } from '../../src/engines/wasm/engine.ts';
import { loadKernels } from '../kernels/load.ts';
import { rastrigin } from '../core/functions.ts';
import { objective, prepare } from '../core/minimise.ts';

/** An evaluator with a memory of its own, as a worker has; tasks are cloned as messages are. */
function evaluator(failsAfter = Infinity): Evaluator {
  const kernels = loadKernels();
  let engine: WasmEngine | null = null;
  let calls = 0;
  const live = (): WasmEngine => {
    if (++calls > failsAfter) throw new Error('this evaluator died');
    return engine!;
  };
  return {
    prepare: (setting: EngineSetting) => {
      engine = new WasmEngine(kernels, setting, objective(kernels, setting.dim, rastrigin));
      return Promise.resolve();
    },
    evaluate: async (task) => {
      const { plan, address, from, to } = structuredClone(task);
      await Promise.resolve();
      return structuredClone(live().evaluate(plan, address, from, to));
    },
    fold: async (task) => {
      const { plan, address, requests, fromChunk, toChunk } = structuredClone(task);
      await Promise.resolve();
      return requests.map((request) => live().fold(plan, address, request, fromChunk, toChunk));
    },
  };
}

async function digest(
  settings: Record<string, unknown>,
  evaluators: readonly Evaluator[],
): Promise<[string, number[], number[]]> {
  const { run, engine, description } = prepare(settings, rastrigin);
  const { problem, dim, instance, bounds } = description;
  const lost: number[] = [];
  const crew = new Crew(
    engine,
    { problem, dim, instance, bounds, lower: -5, upper: 5 },
    'always',
    () => 0,
    (index) => lost.push(index),
  );
  await Promise.all(evaluators.map((one, index) => crew.join(index, one)));
  while (await advance(run, crew));
  engine.release();
  return [Buffer.from(resultOf(run).digest).toString('hex'), crew.shares, lost];
}

describe.each(STRATEGIES.map(({ id }) => id))('%s on a crew', (strategy) => {
  const { population } = STRATEGIES.find(({ id }) => id === strategy)!.parameters;

  it.each(population ? [undefined, 7, 64, 1000] : [undefined])(
    'of 1, 2, 3 and 4 evaluators gives the digest of a single thread (population %s)',
    async (size) => {
      const settings = {
        strategy,
        dim: 5,
        target: 0,
        evaluations: size === 1000 ? 9000 : 1500,
        bounds: 'clip',
        population: size,
      };
      const [alone] = await digest(settings, []);
      for (const members of [1, 2, 3, 4]) {
        const [shared, shares] = await digest(
          settings,
          Array.from({ length: members }, () => evaluator()),
        );
        expect(shared).toBe(alone);
        expect(shares).toHaveLength(members);
        for (const share of shares) expect(share).toBeGreaterThan(0);
      }
    },
  );

  it('survives the death of its evaluators without changing a bit', async () => {
    const settings = { strategy, dim: 4, target: 0, evaluations: 1500 };
    const [alone] = await digest(settings, []);
    const [survived, shares, lost] = await digest(settings, [evaluator(3), evaluator(7), evaluator()]);
    expect(survived).toBe(alone);
    expect(lost).toEqual([0, 1]);
    expect(shares[2]).toBeGreaterThan(shares[1]);
    const [bereft, , everybody] = await digest(settings, [evaluator(5)]);
    expect(bereft).toBe(alone);
    expect(everybody).toEqual([0]);
  });
});

describe('the division of a generation', () => {
  it('covers every individual once, in order, at chunk borders where there are enough chunks', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 1, max: 16 }),
        fc.nat(1000),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (size, members, turn, share) => {
          const count = Math.max(1, Math.round(size * share));
          const slices = divide(size, count, members, turn);
          let next = 0;
          for (const { from, to, member } of slices) {
            expect(from).toBe(next);
            expect(to).toBeGreaterThan(from);
            expect(member).toBeLessThan(members);
            if (Math.ceil(size / chunkSize(size)) >= members) expect(from % chunkSize(size)).toBe(0);
            next = to;
          }
          expect(next).toBe(count);
        },
      ),
    );
  });
});
