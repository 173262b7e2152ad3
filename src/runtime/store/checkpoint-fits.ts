import { marksAfter } from '../../core/experiment/branch.ts';
import { CHECKPOINT_VERSION, type Checkpoint } from '../../core/experiment/checkpoint.ts';
import type { RunDescription } from '../../core/experiment/description.ts';
import { MARK_DIGITS } from '../../core/experiment/trace.ts';
import { MOST_MUTATIONS } from '../../core/population/chain.ts';
import { isCount, isRecord } from './form.ts';

/** True when a run of this description could have left this checkpoint: its form, its ranges, and what must agree in it. */
export function checkpointFits(value: unknown, description: RunDescription): value is Checkpoint {
  if (!isRecord(value) || value['version'] !== CHECKPOINT_VERSION) return false;
  const { generation, evaluations, invalid, best, solution, provenance } = value;
  const { state, head, improvements, marks, history } = value;
  if (!isRecord(head) || !isRecord(state) || !isRecord(history)) return false;
  const furthest = head['generation'];
  const spent = head['evaluations'];
  return (
    isCount(furthest, description.generations) &&
    isCount(spent, description.evaluations) &&
    isCount(generation, furthest) &&
    isCount(evaluations, spent) &&
    isCount(invalid, evaluations) &&
    typeof best === 'number' &&
    isPoint(solution, best < Infinity ? description.dim : 0) &&
    isCount(state['version'], Infinity) &&
    isCount(state['generation'], generation) &&
    isTrace(improvements, spent) &&
    isProvenance(provenance, generation, lastBefore(improvements, evaluations)) &&
    isMarks(marks, furthest) &&
    history['values'] instanceof Float64Array
  );
}

function isPoint(value: unknown, dimension: number): boolean {
  return value instanceof Float64Array && value.length === dimension && value.every(Number.isFinite);
}

/** Evaluations of the last improvement until then; 0 where there was none. */
function lastBefore(improvements: Float64Array, evaluations: number): number {
  return improvements.findLast((value, k) => k % 2 === 0 && value <= evaluations) ?? 0;
}

/** The solution came with the last improvement, in one of so many generations; no chain is longer than those before its own. */
function isProvenance(value: unknown, generations: number, improved: number): boolean {
  if (improved === 0) return value === null;
  if (!isRecord(value) || value['evaluations'] !== improved) return false;
  const { generation, chain } = value;
  if (!isCount(generation, generations) || generation === 0) return false;
  return chain === null || (isRecord(chain) && isChain(chain, Math.min(generation - 1, MOST_MUTATIONS)));
}

function isChain({ root, seeds, powers }: Record<string, unknown>, most: number): boolean {
  return (
    isCount(root, 4_294_967_295) &&
    seeds instanceof Uint32Array &&
    powers instanceof Float32Array &&
    seeds.length <= most &&
    powers.length === seeds.length &&
    powers.every((power) => power >= 0 && power < Infinity)
  );
}

/** Evaluations ascend, costs descend. */
function isTrace(value: unknown, evaluations: number): value is Float64Array {
  if (!(value instanceof Float64Array) || value.length % 2 !== 0) return false;
  for (let k = 0; k < value.length; k += 2) {
    if (!isCount(value[k], evaluations) || !Number.isFinite(value[k + 1])) return false;
    if (k > 0 && (value[k] <= value[k - 2] || value[k + 1] >= value[k - 1])) return false;
  }
  return true;
}

/** One after generations 1, 2, 4, … */
function isMarks(value: unknown, generations: number): boolean {
  const form = new RegExp(`^[0-9a-f]{${MARK_DIGITS}}$`);
  return (
    Array.isArray(value) &&
    value.length === marksAfter(generations) &&
    value.every((mark) => typeof mark === 'string' && form.test(mark))
  );
}
