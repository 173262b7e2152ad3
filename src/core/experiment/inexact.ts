import type { Claim } from '../link/claim.ts';
import type { RunDescription } from './description.ts';
import type { Verdict } from './verify.ts';

/** How far two outcomes may lie apart and still agree: a tenth of a percent, some thousand roundings of float32. */
export const TOLERANCE = 1e-3;

/** Whether a description's runs are the same to the last bit everywhere: those of the reference engine are. */
export function isExact({ engine }: Pick<RunDescription, 'engine'>): boolean {
  return engine === 'wasm';
}

/**
 * Compares what a link claims of a run that is not exact with what came of it here: not its bits, which are each device's
 * own, but what it came to.
 */
export function verifyInexact({ target }: RunDescription, claimed: Claim, own: Claim): Verdict {
  const [there, here] = [claimed.best ?? NaN, own.best ?? NaN];
  if (there <= target && here <= target) return { kind: 'agrees', how: 'Both runs reached the target.' };
  const size = Math.max(Math.abs(there), Math.abs(here));
  const values = `${short(here)} here, ${short(there)} in the link`;
  if (here === there || Math.abs(here - there) <= TOLERANCE * size) {
    return { kind: 'agrees', how: `The best of both runs agrees within 0.1 %: ${values}.` };
  }
  const where = Number.isNaN(there)
    ? 'where nobody can tell: the link does not say what its run came to'
    : `and came to ${values}`;
  return {
    kind: 'differs',
    where,
    why: 'WebGPU computes in float32, whose last digits are each device’s own, and a search amplifies them; runs on the reference engine are the same everywhere.',
  };
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}
