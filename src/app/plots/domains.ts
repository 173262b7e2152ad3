/** A range of an axis. */
export type Domain = readonly [number, number];

/** The next of 1, 2, 5, 10, 20, 50, … that is not below a value. */
export function niceAbove(value: number): number {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const factor = [1, 2, 5, 10].find((step) => step * power >= value * (1 - 1e-12));
  return (factor ?? 10) * power;
}

/** Whole powers of ten about two positive numbers, at least `least` of them. */
export function decades(low: number, high: number, least: number): Domain {
  let from = Math.floor(Math.log10(low) + 1e-9);
  const to = Math.max(from + 1, Math.ceil(Math.log10(high) - 1e-9));
  from = Math.min(from, to - least);
  return [10 ** from, 10 ** to];
}

/** Tick values of a logarithmic axis: powers of ten, or 1, 2, 5 of each where there is room for them. */
export function logTicks([low, high]: Domain, most: number): readonly number[] {
  const from = Math.ceil(Math.log10(low) - 1e-9);
  const to = Math.floor(Math.log10(high) + 1e-9);
  const powers = to - from + 1;
  if (powers >= 3) {
    const step = Math.ceil(powers / most);
    return Array.from({ length: powers }, (_, k) => from + k)
      .filter((exponent) => exponent % step === 0)
      .map((exponent) => Number(`1e${exponent}`));
  }
  const ticks: number[] = [];
  for (let exponent = from - 1; exponent <= to; exponent++) {
    for (const factor of [1, 2, 5]) {
      const tick = Number(`${factor}e${exponent}`);
      if (tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9)) ticks.push(tick);
    }
  }
  return ticks;
}
