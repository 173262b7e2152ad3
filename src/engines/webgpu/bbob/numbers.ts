import type { BbobNumbers } from '../../../kernels/bbob-numbers.ts';

/** The input `numbers` of a function's program, and where in it the lists begin. */
export interface Numbers {
  readonly values: Float32Array;
  /** The constants that frame.wgsl names. */
  readonly constants: Readonly<Record<string, string>>;
}

/** Dimensions are filled up to whole panels of four rows. */
export function paddedTo4(dimension: number): number {
  return 4 * Math.ceil(dimension / 4);
}

/** Converts what a function is computed from to float32, once; the optimum in two words. */
export function numbersOf(own: BbobNumbers): Numbers {
  const dimension = own.optimum.length;
  const high = Float32Array.from(own.optimum);
  const low = own.optimum.map((x, j) => x - high[j]);
  const parts: [name: string, values: ArrayLike<number>][] = [
    ['OPTIMUM', high],
    ['OPTIMUM_LOW', low],
    ['SCALES', own.scales],
    ['WEIGHTS', own.weights],
    ['FIRST', own.first ? panels(own.first, dimension) : []],
    ['SECOND', own.second ? panels(own.second, dimension) : []],
    ['PEAKS', peaks(own)],
    ['LEVELS', own.levels],
  ];
  const length = parts.reduce((sum, [, values]) => sum + values.length, 0);
  const values = new Float32Array(length);
  const places: [string, string][] = [];
  let at = 0;
  for (const [name, part] of parts) {
    places.push([name, String(at)]);
    values.set(part, at);
    at += part.length;
  }
  return {
    values,
    constants: {
      ...Object.fromEntries(places),
      D: String(dimension),
      PADDED: String(paddedTo4(dimension)),
      COUNT: String(own.levels.length),
      CONSTANT: real(own.constant),
      EXPONENT: real(own.exponent),
    },
  };
}

function real(value: number): string {
  const text = String(Math.fround(value));
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** Four rows at a time, column after column; rows that are missing are 0. */
function panels(rows: Float64Array, dimension: number): Float64Array {
  const padded = paddedTo4(dimension);
  const out = new Float64Array(padded * dimension);
  for (let i = 0; i < dimension; i++) {
    const panel = 4 * dimension * Math.floor(i / 4);
    for (let j = 0; j < dimension; j++) out[panel + 4 * j + (i % 4)] = rows[i * dimension + j];
  }
  return out;
}

/** Centre, as seen from the first peak's, and scale of every coordinate of every peak. */
function peaks({ centers, peakScales }: BbobNumbers): Float64Array {
  const pairs = centers.flatMap((center, p) =>
    [...center].flatMap((value, j) => [value - centers[0][j], peakScales[p][j]]),
  );
  return Float64Array.from(pairs);
}
