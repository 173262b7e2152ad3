import { superscript } from '../words/numbers.ts';
import type { Domain } from './domains.ts';

/** Labels have as many digits as tell ticks apart. */
const DIGITS = 3;

/** A number of evaluations at a tick: "200", "5k", "10⁶". */
export function evaluationsLabel(value: number): string {
  if (value < 1000) return String(value);
  return value < 1e6 ? `${value / 1000}k` : scientific(value);
}

/** Seconds at a tick: "0.05 s". */
export function secondsLabel(value: number): string {
  return value === 0 ? '0' : `${plainLabel(value)} s`;
}

/** A share at a tick: "20 %". */
export function shareLabel(value: number): string {
  return `${plainLabel(100 * value)} %`;
}

/** A value at a tick of a logarithmic axis: powers of ten over a wide range, plain numbers over a narrow one. */
export function logLabel(value: number, [low, high]: Domain): string {
  const wide = high / low >= 1e4 || low < 1e-2 || high > 1e4;
  return wide ? scientific(value) : plainLabel(value);
}

/** A value at a tick of a plain axis, short enough to stand beside it: "0.3", "25 000", "2·10⁶". */
export function plainLabel(value: number): string {
  const magnitude = Math.abs(value);
  if (magnitude >= 1e5 || (magnitude > 0 && magnitude < 1e-3)) return scientific(value);
  return String(Number(value.toPrecision(6)));
}

function scientific(value: number): string {
  const exponent = Math.floor(Math.log10(Math.abs(value)) + 1e-9);
  const mantissa = Number((value / Number(`1e${exponent}`)).toPrecision(DIGITS));
  return `${mantissa === 1 ? '' : `${mantissa}·`}10${superscript(exponent)}`;
}
