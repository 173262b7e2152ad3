const LONGEST = 40;

/** A value from outside as a sentence can show it: short, and safe whatever it is. */
export function quote(value: unknown): string {
  if (typeof value === 'string') return `"${value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value}"`;
  if (typeof value === 'number' || typeof value === 'boolean') return `${value}`;
  if (value === undefined || value === null) return 'missing';
  return Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

const LONGEST_NUMBER = 400;
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/** The number that a text spells in decimals, or NaN; no text takes more time than its length. */
export function spelledNumber(text: string): number {
  return text.length <= LONGEST_NUMBER && NUMBER.test(text) ? Number(text) : NaN;
}
