import { parseTree, printParseErrorCode, type ParseError } from 'jsonc-parser';
import { InputError } from '../core/experiment/fields.ts';

/**
 * Parses JSON.
 * @throws InputError that names line and column of the first thing that is wrong
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new InputError(`The JSON is malformed at ${placeOfError(text)}.`);
  }
}

function placeOfError(text: string): string {
  const errors: ParseError[] = [];
  try {
    parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  } catch {
    return 'a depth that no run needs';
  }
  const [first] = errors;
  if (!first) return 'an unknown place';
  const before = text.slice(0, first.offset).split('\n');
  const what = printParseErrorCode(first.error).replace(/(?<!^)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `line ${before.length}, column ${before[before.length - 1].length + 1}: ${what.toLowerCase()}`;
}

/** JSON with numbers that JSON lacks written as the strings "Infinity", "-Infinity" and "NaN", and no other change. */
export function stringify(value: unknown): string {
  return JSON.stringify(value, (_key, entry: unknown) => {
    if (typeof entry === 'number' && !Number.isFinite(entry)) return String(entry);
    return entry instanceof Float64Array ? [...entry] : entry;
  });
}

/** A number, or one of the three strings that stand for numbers JSON lacks; undefined for anything else. */
export function readNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return value === 'Infinity' || value === '-Infinity' || value === 'NaN' ? Number(value) : undefined;
}
