/** A count in a narrow table, with so many digits: "7.67", "942", "7.51k", "33k", "1.2M"; a dash where there is none. */
export function compact(value: number, digits: number): string {
  if (Number.isNaN(value)) return '–';
  if (value === Infinity) return '∞';
  const rounded = Number(value.toPrecision(digits));
  for (const [unit, letter] of UNITS) if (rounded >= unit) return `${fixed(rounded / unit, digits)}${letter}`;
  return fixed(rounded, digits);
}

const UNITS = [
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
] as const;

function fixed(value: number, digits: number): string {
  const whole = value < 1 ? 1 : Math.floor(Math.log10(value)) + 1;
  return value.toFixed(Math.max(0, digits - whole));
}
