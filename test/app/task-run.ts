import { Run } from '../../src/core/experiment/run.ts';
import { resolve } from '../../src/core/experiment/settings.ts';
import { advance } from '../../src/engines/advance.ts';
import { Crew } from '../../src/engines/crew.ts';
import { engineSetting } from '../../src/engines/setting.ts';
import { WasmEngine } from '../../src/engines/wasm/engine.ts';
import { takeSnapshot } from '../../src/runtime/host/take-snapshot.ts';
import type { Snapshot } from '../../src/runtime/snapshot.ts';
import { loadKernels } from '../kernels/load.ts';

const kernels = loadKernels();

/** A run of a task after so many generations, or after its last. */
export function beganTask(settings: Record<string, unknown>, generations: number) {
  const { description } = resolve(settings);
  const run = new Run(description, 0, kernels);
  const setting = engineSetting(description);
  const engine = new WasmEngine(kernels, setting);
  crews.set(run, new Crew(engine, setting, 'auto', () => 0));
  for (let g = 0; g < generations && advance(run, crews.get(run)!); g++) {
    run.history.observe({ diversity: engine.diversity(run.plan!, run.shown!), seconds: (g + 1) / 100 });
  }
  return { run, description };
}

const crews = new WeakMap<Run, Crew>();

/** What a page would be shown of it. */
export function taskSnapshot(run: Run): Snapshot {
  const path = { width: 2, rows: new Float64Array(0) };
  const view = { version: 1, status: { kind: 'paused' } as const, sight: null, notices: [], path };
  return takeSnapshot(run, crews.get(run)!, view);
}
