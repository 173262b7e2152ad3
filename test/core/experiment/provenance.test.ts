import { describe, expect, it } from 'vitest';
import { genomeOf } from '../../../src/core/champion/chain.ts';
import { cutOff } from '../../../src/core/experiment/branch.ts';
import type { Checkpoint } from '../../../src/core/experiment/checkpoint.ts';
import { Run } from '../../../src/core/experiment/run.ts';
import { resolve } from '../../../src/core/experiment/settings.ts';
import type { Offspring } from '../../../src/core/strategies/offspring.ts';
import type { State } from '../../../src/core/strategies/strategy.ts';
import { advance } from '../../../src/engines/advance.ts';
import { Crew } from '../../../src/engines/crew.ts';
import { engineSetting } from '../../../src/engines/setting.ts';
import { WasmEngine } from '../../../src/engines/wasm/engine.ts';
import { examine } from '../../../src/runtime/host/examine.ts';
import { checkpointFits } from '../../../src/runtime/store/checkpoint-fits.ts';
import { loadKernels } from '../../kernels/load.ts';
import { sphere } from '../functions.ts';
import { minimise } from '../minimise.ts';

function crewOf({ description }: Run): Crew {
  const setting = engineSetting(description);
  const engine = new WasmEngine(loadKernels(), setting);
  return new Crew(
    engine,
    setting,
    'auto',
    () => 0,
    () => undefined,
  );
}

/** Small networks and few individuals, so that lines die out soon. */
const SMALL = { hidden: '4', population: 20, parents: 4, seed: 5, target: 0 };
const GA = { ...SMALL, strategy: 'deep-ga' };
const BARE = { hidden: 'none', population: 100, power: 0 };
const RUNS: readonly [name: string, settings: Record<string, unknown>, repetition: number][] = [
  ['Deep GA', { ...GA, problem: 'spirals', generations: 25 }, 0],
  ['Deep GA, trained under noise', { ...GA, problem: 'cartpole', population: 8, seed: 6, generations: 12 }, 0],
  ['a second Deep GA', { ...GA, problem: 'spirals', generations: 25 }, 1],
  [
    'Deep GA that restarts',
    { ...GA, ...BARE, problem: 'mountaincar-continuous', restart: 'ipop', evaluations: 9000 },
    0,
  ],
  [
    'Deep GA whose power and seed change',
    { ...GA, problem: 'spirals', generations: 25, changes: '6.power.0.5_9.seed.7' },
    0,
  ],
  ['novelty search', { ...SMALL, problem: 'hard-maze', strategy: 'novelty-search', evaluations: 250 }, 0],
];

describe.each(RUNS)('the solution of %s', (_, given, repetition) => {
  const { description } = resolve({ ...given, repetitions: repetition + 1 });
  const setting = engineSetting(description);
  /** What was known after each generation, with the solution as it was then. */
  const seen: Checkpoint[] = [];
  const run = new Run(description, repetition, loadKernels());
  const crew = crewOf(run);
  while (advance(run, crew)) seen.push(structuredClone(run.checkpoint()));

  it('is told from its chain, bit for bit, whenever it was found', () => {
    const kernels = loadKernels();
    const found = new Set<number>();
    for (const { provenance, solution, generation } of seen) {
      expect(provenance!.generation).toBeLessThanOrEqual(generation);
      if (found.has(provenance!.generation)) continue;
      found.add(provenance!.generation);
      const genome = { kind: 'weights', values: [...solution] } as const;
      expect(examine(kernels, { setting, genome, chain: genomeOf(provenance!.chain!) }).same).toBe(true);
    }
    expect(found.size).toBeGreaterThan(1);
  });

  it('came in the generation that improved the best, and is kept when its line has died out', () => {
    const ends = seen.map(({ evaluations }) => evaluations);
    for (const { provenance, best, improvements, evaluations } of seen) {
      const last = improvements.findLastIndex((value, k) => k % 2 === 0 && value <= evaluations);
      expect(improvements[last]).toBe(provenance!.evaluations);
      expect(improvements[last + 1]).toBe(best);
      expect(ends.findIndex((end) => end >= provenance!.evaluations) + 1).toBe(provenance!.generation);
    }
    expect(run.provenance!.generation).toBeLessThan(run.generation);
  });

  it('is told alike after going back, in a branch, and by a run that goes on elsewhere', () => {
    const half = seen[Math.floor(seen.length / 2)];
    const end = run.checkpoint();
    run.rewind(half);
    expect(run.provenance).toEqual(half.provenance);
    const cut = cutOff(run.checkpoint());
    expect(checkpointFits(cut, description) && checkpointFits(end, description)).toBe(true);
    const resumed = new Run(description, repetition, loadKernels(), structuredClone(cut));
    const others = crewOf(resumed);
    while (advance(resumed, others));
    while (advance(run, crew));
    for (const { provenance, solution } of [run, resumed])
      expect({ provenance, solution }).toEqual({ provenance: end.provenance, solution: end.solution });
  });
});

it('a chain is kept when none of the last parents is the solution', () => {
  const { description } = resolve({ ...GA, problem: 'spirals', generations: 25 });
  const run = new Run(description, 0, loadKernels());
  const crew = crewOf(run);
  while (advance(run, crew));
  const { lineage, parents } = run.state as State & Offspring;
  const { seeds } = run.provenance!.chain!;
  expect([...parents].map((node) => lineage.seed[node])).not.toContain(seeds.at(-1));
});

it('a search whose centre is tested, and one of a function, know when they found it, but no chain', () => {
  const { description } = resolve({ ...SMALL, problem: 'cartpole', strategy: 'cma-es', generations: 4 });
  const run = new Run(description, 0, loadKernels());
  const crew = crewOf(run);
  while (advance(run, crew));
  const last = run.trace.improvements.at(-2)!;
  expect(run.provenance).toEqual({ generation: last / 20, evaluations: last, chain: null });
  const best = minimise({ strategy: 'deep-ga', dim: 3, population: 20, evaluations: 200, target: 0 }, sphere);
  const found = best.trace.improvements.at(-2)!;
  expect(best.provenance).toEqual({ generation: Math.ceil(found / 20), evaluations: found, chain: null });
  expect(new Run(description, 0, loadKernels()).provenance).toBeNull();
});
