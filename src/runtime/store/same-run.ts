import type { RunDescription } from '../../core/experiment/description.ts';
import { sealOf } from './seal.ts';

/** True when both describe the same run. */
export function sameRun(one: RunDescription, other: RunDescription): boolean {
  return sealOf(one) === sealOf(other);
}
