const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const NARROW_SPACE = '\u202f';
const MINUS = '−';

/** An integer exponent as superscript, "⁻⁸". */
export function superscript(exponent: number): string {
  const digits = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]).join('');
  return exponent < 0 ? `⁻${digits}` : digits;
}

/** A power of ten, "10⁻⁸". */
export function powerOfTen(exponent: number): string {
  return exponent === 0 ? '1' : exponent === 1 ? '10' : `10${superscript(exponent)}`;
}

/** A whole number with its digits in groups of three, "12 345". */
export function count(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '–';
  const digits = String(Math.round(Math.abs(value)));
  const grouped = digits.length > 4 ? digits.replace(/\B(?=(\d{3})+$)/g, NARROW_SPACE) : digits;
  return value < 0 ? MINUS + grouped : grouped;
}

/** "1 run", "15 runs". */
export function counted(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}

/** A measured number with this many significant digits: "0.553", "8.31", "1 234", "1.23·10⁻⁸". */
export function measured(value: number, digits = 3): string {
  const parts = split(value, digits);
  if (typeof parts === 'string') return parts;
  return `${parts.mantissa}·10${superscript(parts.exponent)}`;
}

/** The same number in words that a screen reader says as a person would. */
export function spoken(value: number, digits = 2): string {
  if (value === Infinity) return 'infinite';
  if (Number.isNaN(value)) return 'none yet';
  const parts = split(value, digits);
  if (typeof parts === 'string') return parts.replace(MINUS, 'minus ').replaceAll(NARROW_SPACE, '');
  const exponent = parts.exponent < 0 ? `minus ${-parts.exponent}` : String(parts.exponent);
  return `${parts.mantissa.replace(MINUS, 'minus ')} times 10 to the ${exponent}`;
}

/** A setting, exactly and as short as it can be: "0.05", "1 000", "10⁻⁸", "2.5·10⁻⁷". */
export function exact(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) {
    const exponent = Math.round(Math.log10(Math.abs(value)));
    return Math.abs(value) >= 1e6 && value === Number(`1e${exponent}`) ? powerOfTen(exponent) : count(value);
  }
  const text = typed(value);
  const [mantissa, exponent] = text.split('e');
  if (exponent === undefined) return text.replace('-', MINUS);
  const power = `10${superscript(Number(exponent))}`;
  return mantissa === '1' ? power : `${mantissa.replace('-', MINUS)}·${power}`;
}

/** A setting as a person would type it: "0.05", "1000", "1e-8". Reading it back gives the same number. */
export function typed(value: number): string {
  const magnitude = Math.abs(value);
  if (magnitude !== 0 && (magnitude < 1e-3 || magnitude >= 1e15)) return value.toExponential().replace('e+', 'e');
  return String(value).replace('e+', 'e');
}

/** A coordinate with two decimals, "−0.17". */
export function coordinate(value: number, decimals = 2): string {
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? MINUS + text : text;
}

/** A place of a picture that shows this range, as finely as somebody can point there: "−0.17, 2.00". */
export function placeText(place: readonly number[], [low, high]: readonly [number, number]): string {
  const decimals = Math.max(2, 2 - Math.floor(Math.log10(high - low)));
  return place.map((value) => coordinate(value, decimals)).join(', ');
}

/** A range with as many decimals as tell its ends apart, "from −5 to 5", "from 1.021 to 1.034". */
export function rangeText([low, high]: readonly [number, number]): string {
  const whole = Number.isInteger(low) && Number.isInteger(high);
  const decimals = whole ? 0 : Math.max(0, 1 - Math.floor(Math.log10(high - low)));
  return `from ${coordinate(low, decimals)} to ${coordinate(high, decimals)}`;
}

function split(value: number, digits: number): string | { readonly mantissa: string; readonly exponent: number } {
  if (Number.isNaN(value)) return '–';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : `${MINUS}∞`;
  if (value === 0) return '0';
  const sign = value < 0 ? MINUS : '';
  const [mantissa, power] = Math.abs(value)
    .toExponential(digits - 1)
    .split('e');
  const exponent = Number(power);
  if (exponent >= -3 && exponent < digits)
    return sign + Number(`${mantissa}e${power}`).toFixed(Math.max(0, digits - 1 - exponent));
  if (exponent >= digits && exponent < 5) return sign + count(Math.abs(value));
  return { mantissa: sign + mantissa, exponent };
}
