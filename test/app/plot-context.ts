import { resolve } from '../../src/core/experiment/settings.ts';
import { strategyOf } from '../../src/core/strategies/registry.ts';
import { advance } from '../../src/engines/advance.ts';
import { takeSnapshot } from '../../src/runtime/host/take-snapshot.ts';
import type { Snapshot } from '../../src/runtime/snapshot.ts';
import type { PlotContext } from '../../src/app/plots/model.ts';
import type { Pen } from '../../src/app/plots/pen.ts';
import { progressAxis, progressOf } from '../../src/app/plots/progress.ts';
import type { ScaleChoices } from '../../src/app/plots/scales.svelte.ts';
import type { Palette } from '../../src/app/styles/palette.ts';
import { sphere } from '../core/functions.ts';
import { prepare } from '../core/minimise.ts';

const NAMES = ['ink', 'muted', 'line', 'panel', 'paper', 'individual', 'optimum', 'good'] as const;
export const palette = Object.fromEntries(NAMES.map((name, k) => [name, `#00000${k}`])) as unknown as Palette;

/** A snapshot of a real run after some generations, which took a hundredth of a second each. */
export function advanceSnapshot(settings: Record<string, unknown>, generations: number): Snapshot {
  const { run, crew, engine } = prepare({ evaluations: 1e9, ...settings }, sphere);
  for (let g = 0; g < generations && advance(run, crew); g++) {
    run.history.observe({ diversity: engine.diversity(run.plan!, run.shown!), seconds: (g + 1) / 100 });
  }
  const path = { rows: new Float64Array(0), stride: 1 } as unknown as Snapshot['path'];
  const snapshot = takeSnapshot(run, crew, { version: 1, status: { kind: 'paused' }, sight: null, notices: [], path });
  engine.release();
  return snapshot;
}

/** What plots are made from, for a run of these settings. */
export function contextOf(
  settings: Record<string, unknown>,
  snapshot: Snapshot | undefined,
  { unit, across, cost }: ScaleChoices = { unit: 'evaluations', across: 'log', cost: 'log' },
): PlotContext {
  const { description } = resolve({ problem: 'bbob-f1', dim: 2, ...settings });
  return {
    runs: [snapshot],
    others: [],
    watched: 0,
    strategy: strategyOf(description.strategy),
    description,
    tone: 'light',
    palette,
    progress: (run) => progressOf(unit, run?.history),
    across: progressAxis(unit, across, snapshot ? [snapshot] : []),
    costScale: cost,
  };
}

/** A pen that only remembers where it has been. */
export function strokes(): Pen & { readonly points: number[] } {
  const points: number[] = [];
  const record = (...given: unknown[]): void =>
    void points.push(...given.filter((value): value is number => typeof value === 'number'));
  const methods = [
    'beginPath',
    'closePath',
    'fill',
    'stroke',
    'clip',
    'save',
    'restore',
    'setLineDash',
    'translate',
    'scale',
  ];
  const drawing = ['moveTo', 'lineTo', 'rect', 'arc', 'ellipse', 'fillText'];
  const pen = {
    points,
    ...Object.fromEntries(methods.map((name) => [name, () => undefined])),
    ...Object.fromEntries(drawing.map((name) => [name, record])),
  };
  return pen as unknown as Pen & { readonly points: number[] };
}
