import { powerOfTen, superscript } from '../words/numbers.ts';
import type { Domain } from './domains.ts';

/** A number of evaluations at a tick: "200", "5k", "10⁶". */
export function evaluationsLabel(value: number): string {
  if (value < 1000) return String(value);
  if (value < 1e6) return `${value / 1000}k`;
  const exponent = Math.floor(Math.log10(value) + 1e-9);
  const mantissa = Math.round(value / 10 ** exponent);
  return mantissa === 1 ? powerOfTen(exponent) : `${mantissa}·${powerOfTen(exponent)}`;
}

/** A value at a tick of a logarithmic axis: powers of ten over a wide range, plain numbers over a narrow one. */
export function logLabel(value: number, [low, high]: Domain): string {
  const wide = high / low >= 1e4 || low < 1e-2 || high > 1e4;
  if (!wide) return plainLabel(value);
  const exponent = Math.floor(Math.log10(value) + 1e-9);
  const mantissa = Math.round(value / 10 ** exponent);
  return `${mantissa === 1 ? '' : `${mantissa}·`}10${superscript(exponent)}`;
}

/** A value at a tick of a plain axis. */
export function plainLabel(value: number): string {
  return String(Number(value.toPrecision(6)));
}
