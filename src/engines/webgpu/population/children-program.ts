import type { ChildrenPlan } from '../../../core/population/plan.ts';
import { PURPOSE } from '../../../core/random/purposes.ts';
import type { Program } from '../program.ts';
import normalSource from '../wgsl/normal.wgsl?raw';
import philoxSource from '../wgsl/philox.wgsl?raw';

/** What a plan's children are made of; plans of one form share their program. */
export interface Form {
  /** Of each difference, whether it has draws of its own. */
  readonly random: readonly boolean[];
  readonly crossed: boolean;
  readonly mutated: boolean;
}

/** That of a plan. */
export function formOf({ differences = [], crossover, power }: ChildrenPlan): Form {
  return {
    random: differences.map(({ random }) => random),
    crossed: crossover !== undefined,
    mutated: power !== undefined,
  };
}

/**
 * Children of kept members as `kernels/population/children.as.ts` makes them, from the same bits, in float32: one thread for
 * each block of four coordinates of each child. `members` are rows; of `recipe`, a number for each child in every row, the
 * rows are those of `recipeOf`, in its order.
 */
export function childrenProgram(dimension: number, size: number, form: Form): Program {
  const { random, crossed, mutated } = form;
  // The base is row 0.
  let row = 1;
  let draws = crossed ? 1 : 0;
  const crossing = crossed ? crossover(row) : '';
  if (crossed) row += 3;
  const differences = random.map((own) => {
    const code = difference(row, own ? draws++ : null);
    row += 3;
    return code;
  });
  return {
    name: 'recombination',
    key: `${random.map(Number).join('')}.${Number(crossed)}.${Number(mutated)}`,
    outputShape: [dimension, size],
    variableNames: ['members', 'recipe'],
    threads: Math.ceil(dimension / 4) * size,
    uniforms: 'seed : u32, repetition : u32, generation : u32,',
    userCode: `${philoxSource}${normalSource}
    var<private> held : vec4<u32>;
    var<private> heldBlock = -1;

    fn block(number : i32, child : i32, purpose : u32) -> vec4<u32> {
      let key = vec2<u32>(uniforms.seed, uniforms.repetition);
      return philox(vec4<u32>(u32(number), u32(child), uniforms.generation, purpose), key);
    }

    /** A word of the child's uniform draws; neighbours mostly share a block. */
    fn draw(place : i32, child : i32) -> u32 {
      if (place >> 2u != heldBlock) {
        heldBlock = place >> 2u;
        held = block(heldBlock, child, ${PURPOSE.recombination}u);
      }
      return held[place & 3];
    }

    fn main(index : i32) {
      let dimension = uniforms.outShape.x;
      let size = uniforms.outShape.y;
      let begin = 4 * (index / size);
      if (begin >= dimension) { return; }
      let count = min(4, dimension - begin);
      let child = index % size;
      var x = vec4<f32>();
      for (var k = 0; k < count; k++) { x[k] = members[recipe[child] * dimension + begin + k]; }
      ${differences.join('')}${crossing}${mutated ? mutation(row) : ''}
      for (var k = 0; k < count; k++) { result[(begin + k) * size + child] = x[k]; }
    }`,
  };
}

/** Rows: plus, minus, bits of the weight. */
const difference = (row: number, draws: number | null): string => `{
        let plus = recipe[${row} * size + child];
        let minus = recipe[${row + 1} * size + child];
        let weight = bitcast<f32>(recipe[${row + 2} * size + child]);
        for (var k = 0; k < count && weight != 0.0; k++) {
          var other = 0.0;
          if (minus >= 0) { other = members[minus * dimension + begin + k]; }
          ${draws === null ? 'let factor = weight;' : `let unit = (f32(draw(${draws} * dimension + begin + k, child)) + 0.5) * TO_UNIT;\n          let factor = weight * unit;`}
          x[k] += factor * (members[plus * dimension + begin + k] - other);
        }
      }
      `;

/** Rows: the other member, −1 for none; the first word that is not kept; the coordinate that always is. */
const crossover = (row: number): string => `{
        let other = recipe[${row} * size + child];
        let limit = bitcast<u32>(recipe[${row + 1} * size + child]);
        let forced = recipe[${row + 2} * size + child];
        for (var k = 0; k < count && other >= 0; k++) {
          if (draw(begin + k, child) >= limit && begin + k != forced) { x[k] = members[other * dimension + begin + k]; }
        }
      }
      `;

/** Row: bits of the power. */
const mutation = (row: number): string => `{
        let power = bitcast<f32>(recipe[${row} * size + child]);
        if (power != 0.0) {
          let words = block(begin >> 2u, child, ${PURPOSE.population}u);
          x += power * vec4<f32>(boxMuller(words.x, words.y), boxMuller(words.z, words.w));
        }
      }`;

/** What the program is told about each child, row after row of `size` numbers. */
export function recipeOf({ size, base, differences = [], crossover, power }: ChildrenPlan): Int32Array {
  const rows: (Int32Array | null)[] = [base];
  if (crossover) {
    const limits = Float64Array.from(crossover.keep, firstNotKept);
    rows.push(crossover.other.map((member, child) => (limits[child] < WORDS ? member : -1)));
    rows.push(Int32Array.from(limits, (limit) => limit | 0));
    rows.push(crossover.forced ?? null);
  }
  for (const { plus, minus, weight } of differences) rows.push(plus, minus, bitsOf(weight));
  if (power) rows.push(bitsOf(power));
  const recipe = new Int32Array(rows.length * size).fill(-1);
  rows.forEach((row, r) => row && recipe.set(row.subarray(0, size), r * size));
  return recipe;
}

const WORDS = 4294967296;

/** The first word whose draw (word + ½)/2³² is not below `keep`: the same coordinates cross as on the reference engine. */
function firstNotKept(keep: number): number {
  return Math.min(WORDS, Math.max(0, Math.ceil(keep * WORDS - 0.5)));
}

function bitsOf(values: Float64Array): Int32Array {
  return new Int32Array(Float32Array.from(values).buffer);
}
