import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { resolve } from '../../../src/core/experiment/settings.ts';
import { Run } from '../../../src/core/experiment/run.ts';
import { advance } from '../../../src/engines/advance.ts';
import { Crew } from '../../../src/engines/crew.ts';
import { WasmEngine } from '../../../src/engines/wasm/engine.ts';
import { loadKernels } from '../../kernels/load.ts';
import { hitTime } from '../minimise.ts';

interface Published {
  readonly meta: { readonly targets: readonly number[] };
  readonly algorithms: Record<string, { readonly aRT: Record<string, readonly (number | string | null)[]> }>;
}

const file = new URL('../../vectors/bbob-published-art.json', import.meta.url);
const published = JSON.parse(readFileSync(file, 'utf8')) as Published;
const TARGET = 1e-7;
const DIM = 5;
const INSTANCES = 15;

const kernels = loadKernels();

/** Average runtime over instances 1–15: all evaluations over the number of runs that reached the target. */
function averageRuntime(f: number): { art: number; solved: number } {
  let spent = 0;
  let solved = 0;
  for (let instance = 1; instance <= INSTANCES; instance++) {
    const { description } = resolve({
      problem: `bbob-f${f}`,
      dim: DIM,
      instance,
      strategy: 'cma-es',
      restart: 'bipop',
      target: TARGET,
      evaluations: 1e5 * DIM,
      seed: instance,
    });
    const setting = { problem: description.problem, dim: DIM, instance, bounds: 'none', lower: -5, upper: 5 } as const;
    const engine = new WasmEngine(kernels, setting);
    const run = new Run(description, 0, kernels);
    const crew = new Crew(engine, setting, 'auto', () => 0);
    while (advance(run, crew));
    engine.release();
    const hit = hitTime(run, TARGET);
    if (hit < Infinity) solved++;
    spent += Math.min(hit, run.evaluations);
  }
  return { art: spent / solved, solved };
}

describe('BIPOP-CMA-ES in 5-D against the published average runtimes of 2009', () => {
  it.each([1, 2, 8, 10, 11, 12, 14])('f%i reaches 1e-7 within 1.5 times of them', (f) => {
    const reference = published.algorithms['BIPOP-CMA-ES'].aRT[`${f},${DIM}`][
      published.meta.targets.indexOf(TARGET)
    ] as number;
    const { art, solved } = averageRuntime(f);
    expect(solved).toBe(INSTANCES);
    expect(art / reference).toBeLessThan(1.5);
  });
});
