import { Run } from '../../../src/core/experiment/run.ts';
import { resolve } from '../../../src/core/experiment/settings.ts';
import type { RunNote } from '../../../src/runtime/store/record.ts';
import { writePart, writeRun } from '../../../src/runtime/store/write-record.ts';
import { advance } from '../../../src/engines/advance.ts';
import { Crew } from '../../../src/engines/crew.ts';
import { engineSetting } from '../../../src/engines/setting.ts';
import { WasmEngine } from '../../../src/engines/wasm/engine.ts';
import { Kernels } from '../../../src/kernels/kernels.ts';
import { kernelModule } from '../../kernels/load.ts';

export const APP = '1.0.0';
export const STAMP = { id: 'tab-1', app: APP, now: 1_700_000_000_000 };

/** A run of these settings that has come this far. */
export function runTo(settings: Record<string, unknown>, generations: number, repetition = 0): Run {
  const { description } = resolve(settings);
  const kernels = new Kernels(kernelModule);
  const setting = engineSetting(description);
  const crew = new Crew(
    new WasmEngine(kernels, setting),
    setting,
    'auto',
    () => 0,
    () => undefined,
  );
  const run = new Run(description, repetition, kernels);
  while (run.generation < generations && run.next().kind !== 'done') void advance(run, crew);
  return run;
}

export function noteOf({ description }: Run, note: Partial<RunNote> = {}): RunNote {
  return { description, status: 'playing', speed: Infinity, axes: [0, 1], watched: 0, ...note };
}

/** A run as a page stores it, as plain values that have been through a store. */
export function stored(runs: readonly Run[], note: Partial<RunNote> = {}): { record: unknown; parts: unknown[] } {
  const record = writeRun(noteOf(runs[0], note), runs[0].generation, STAMP);
  const parts = runs.map((run) => writePart(run.description, run.repetition, run.checkpoint(), STAMP));
  return structuredClone({ record, parts });
}
