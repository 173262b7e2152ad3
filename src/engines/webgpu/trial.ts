import type { OpenNeed } from '../engine.ts';
import type { DrawAddress, Plan } from '../../core/population/plan.ts';
import type { Kernels } from '../../kernels/kernels.ts';
import type { EngineSetting } from '../setting.ts';
import type { AdapterName } from './adapter.ts';
import { openDeviceEngine } from './open.ts';

/** Generations that are timed, after one that compiles the programs. */
const TIMED = 3;

/** What a trial found. */
export interface TrialResult {
  readonly adapter: AdapterName;
  /** Time to make, evaluate and fold a generation like the given one: the median of some. */
  readonly ms: number;
}

/**
 * Times generations like this one on a device of its own, which it gives back.
 * @param software whether to measure a device made in software, too
 * @throws GpuError where there is no device, or it cannot go on
 */
export async function timeOnDevice(
  kernels: Kernels,
  setting: EngineSetting,
  plan: Plan,
  address: DrawAddress,
  software = false,
): Promise<TrialResult> {
  const { engine, gpu, release } = await openDeviceEngine(kernels, setting);
  const { adapter } = gpu;
  try {
    if (adapter.software && !software) return { adapter, ms: Infinity };
    const times: number[] = [];
    for (let k = 0; k <= TIMED; k++) {
      // Each in a generation of its own, since a device keeps the newest, and with members of its own.
      const own = { ...address, generation: address.generation + k };
      const like = plan.kind === 'children' ? { ...plan, members: plan.members.slice() } : plan;
      const began = performance.now();
      await engine.evaluate({ kind: 'evaluate', plan: like, address: own, count: plan.size });
      await engine.fold(foldLike(like, own));
      if (k > 0) times.push(performance.now() - began);
    }
    return { adapter, ms: times.sort((a, b) => a - b)[TIMED >> 1] };
  } finally {
    release();
  }
}

/** The sums that strategies with such a plan ask for, the rows that they keep at most, or at least a row. */
function foldLike(plan: Plan, address: DrawAddress): OpenNeed & { kind: 'fold' } {
  const need = { kind: 'fold', plan, address, rows: [0] } as const;
  if (plan.kind === 'children') {
    return { ...need, request: { sums: [], keep: Uint32Array.from({ length: plan.size }, (_, i) => i) } };
  }
  if (plan.kind !== 'gaussian') return { ...need, request: { sums: [] } };
  const weights = new Float64Array(plan.size).fill(1 / plan.size);
  const first = { of: 'step', moment: 'first', weights } as const;
  const matrix = plan.factor !== null && plan.factor.length > plan.dimension;
  return { ...need, request: { sums: matrix ? [first, { ...first, moment: 'outer' }] : [first] } };
}
