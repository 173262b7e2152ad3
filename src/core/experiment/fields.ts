/** What a default may depend on. */
export interface FieldContext {
  /** Dimension of the search space. */
  readonly dimension: number;
  /** True where a point is the weights of a policy. */
  readonly task?: boolean;
}

interface FieldBase {
  /** Name for people, sentence case. */
  readonly label: string;
  /** One or two sentences: what it does and what to expect of larger and smaller values. */
  readonly help: string;
}

/** A number with its bounds; integers are exact, both bounds are allowed values. */
export interface NumberField extends FieldBase {
  readonly kind: 'integer' | 'real';
  readonly min: number;
  readonly max: number;
  readonly default: number | ((context: FieldContext) => number);
  /** Unit for people; empty for a pure number. */
  readonly unit: string;
  /** How a slider should run through the range. */
  readonly scale: 'linear' | 'log';
  /** Integers only: the value must be a multiple of this. */
  readonly multiple?: number;
}

/** One of a few named values. */
export interface ChoiceField extends FieldBase {
  readonly kind: 'choice';
  readonly options: readonly { readonly value: string; readonly label: string; readonly help: string }[];
  readonly default: string | ((context: FieldContext) => string);
}

export type Field = NumberField | ChoiceField;
export type Fields = Readonly<Record<string, Field>>;

/** A value for each of a record of fields. */
export type Values<F extends Fields> = { readonly [K in keyof F]: ValueOf<F[K]> };
type ValueOf<F extends Field> = F extends ChoiceField ? string : number;

/** What was changed while a value was read, as a sentence for people. */
export interface Issue {
  readonly key: string;
  readonly message: string;
}

/** A value that cannot be used at all; the message says what was found, what was expected and what to do. */
export class InputError extends Error {
  override readonly name = 'InputError';

  constructor(
    message: string,
    readonly key: string = '',
  ) {
    super(message);
  }
}

/** The value a field has when nothing is said. */
export function defaultOf(field: Field, context: FieldContext): number | string {
  const value = typeof field.default === 'function' ? field.default(context) : field.default;
  return field.kind === 'choice' ? value : fit(field, value as number);
}

/** The nearest allowed value of a number field. */
export function fit(field: NumberField, value: number): number {
  const inside = Math.min(field.max, Math.max(field.min, value));
  if (field.kind === 'real') return inside;
  const multiple = field.multiple ?? 1;
  const rounded = Math.round(inside / multiple) * multiple;
  return rounded > field.max ? rounded - multiple : rounded < field.min ? rounded + multiple : rounded;
}
