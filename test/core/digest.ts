import { claimOf, resultOf } from '../../src/core/experiment/result.ts';
import { Run } from '../../src/core/experiment/run.ts';
import { resolve } from '../../src/core/experiment/settings.ts';
import type { Claim } from '../../src/core/link/claim.ts';
import { advance } from '../../src/engines/advance.ts';
import { Crew } from '../../src/engines/crew.ts';
import { engineSetting } from '../../src/engines/setting.ts';
import { WasmEngine } from '../../src/engines/wasm/engine.ts';
import { loadKernels } from '../kernels/load.ts';

const kernels = loadKernels();

/** What a run claims when Node computes it on one thread. */
export function nodeClaim(settings: Record<string, unknown>): Claim {
  const { description } = resolve(settings);
  const setting = engineSetting(description);
  const engine = new WasmEngine(kernels, setting);
  const crew = new Crew(engine, setting, 'auto', () => 0);
  const results = Array.from({ length: description.repetitions }, (_, repetition) => {
    const run = new Run(description, repetition, kernels);
    while (advance(run, crew));
    return resultOf(run);
  });
  engine.release();
  return claimOf(description, results);
}

/** The digest of such a run. */
export function nodeDigest(settings: Record<string, unknown>): string {
  return nodeClaim(settings).digest;
}
