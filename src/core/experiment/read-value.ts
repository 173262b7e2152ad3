import { defaultOf, fit, InputError, type Field, type FieldContext, type Issue, type NumberField } from './fields.ts';
import { quote, spelledNumber } from './quote.ts';

/**
 * The value of a field from text or a value, or its default where nothing is given.
 * @param key names the value in sentences
 * @param context what defaults may depend on
 * @param issues told when a number had to be moved into its range
 * @throws InputError when the value cannot be read
 */
export function readValue(
  key: string,
  given: unknown,
  field: Field,
  context: FieldContext,
  issues: Issue[],
): number | string {
  if (field.kind !== 'choice') return readNumber(key, given, field, context, issues);
  if (given === undefined) return defaultOf(field, context);
  const options = field.options.map((option) => option.value);
  if (typeof given === 'string' && options.includes(given)) return given;
  throw new InputError(`${key} is ${quote(given)}, but it can only be one of: ${options.join(', ')}.`, key);
}

/**
 * The same for a number.
 * @param why what the range comes from, to end the sentence with
 * @throws InputError when it is none, or no whole one where one is needed
 */
export function readNumber(
  key: string,
  given: unknown,
  field: NumberField,
  context: FieldContext,
  issues: Issue[],
  why = '',
): number {
  if (given === undefined) return defaultOf(field, context) as number;
  const read = typeof given === 'number' ? given : typeof given === 'string' ? spelledNumber(given) : NaN;
  const noun = field.kind === 'integer' ? 'a whole number' : 'a number';
  if (Number.isNaN(read) || (field.kind === 'integer' && Number.isFinite(read) && !Number.isInteger(read))) {
    throw new InputError(`${key} is ${quote(given)}, but it must be ${noun} from ${field.min} to ${field.max}.`, key);
  }
  const fitted = fit(field, read) + 0;
  if (fitted !== read) {
    const range = `from ${field.min} to ${field.max}${field.multiple ? ` in steps of ${field.multiple}` : ''}${why}`;
    issues.push({
      key,
      message: `${key} is ${quote(given)}, but it must be ${noun} ${range}; ${fitted} is used instead.`,
    });
  }
  return fitted;
}
