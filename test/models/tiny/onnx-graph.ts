import { message, type Field } from './protobuf.ts';

const FLOAT = 1;
const INT64 = 7;

/** Builds an ONNX model node by node; each call returns the name of what it makes. */
export class OnnxGraph {
  readonly #fields: Field[] = [];
  #names = 0;
  #state = 12345;

  floats(dims: readonly number[], values: Float32Array): string {
    return this.#constant(dims, FLOAT, new Uint8Array(values.buffer));
  }

  integers(dims: readonly number[], ...values: readonly number[]): string {
    return this.#constant(dims, INT64, new Uint8Array(BigInt64Array.from(values, BigInt).buffer));
  }

  /** Weights around zero, always the same ones. */
  weights(spread: number, ...dims: readonly number[]): string {
    const values = new Float32Array(dims.reduce((all, each) => all * each, 1));
    for (let i = 0; i < values.length; i++) {
      this.#state = (Math.imul(this.#state, 1103515245) + 12345) >>> 0;
      values[i] = spread * (this.#state / 2 ** 31 - 1);
    }
    return this.floats(dims, values);
  }

  /** A node with one output; integers among the attributes alone. */
  node(
    type: string,
    inputs: readonly string[],
    attributes: Record<string, number | number[]> = {},
    output?: string,
  ): string {
    const name = output ?? `v${this.#names++}`;
    const fields: Field[] = inputs.map((input): Field => [1, input]);
    fields.push([2, name], [3, name], [4, type]);
    for (const [key, value] of Object.entries(attributes)) {
      const ints: Field[] = Array.isArray(value) ? value.map((each): Field => [8, each]) : [[3, value]];
      fields.push([5, message([1, key], ...ints, [20, Array.isArray(value) ? 7 : 2])]);
    }
    this.#fields.push([1, message(...fields)]);
    return name;
  }

  input(name: string, kind: 'float' | 'integer', dims: readonly (number | string)[]): string {
    this.#fields.push([11, valueInfo(name, kind, dims)]);
    return name;
  }

  output(name: string, kind: 'float' | 'integer', dims: readonly (number | string)[]): void {
    this.#fields.push([12, valueInfo(name, kind, dims)]);
  }

  file(): Uint8Array {
    const nodesFirst = this.#fields.toSorted(([a], [b]) => a - b);
    return message([1, 8], [7, message(...nodesFirst, [2, 'tiny'])], [8, message([1, ''], [2, 17])]);
  }

  #constant(dims: readonly number[], type: number, bytes: Uint8Array): string {
    const name = `v${this.#names++}`;
    this.#fields.push([5, message(...dims.map((dim): Field => [1, dim]), [2, type], [8, name], [9, bytes])]);
    return name;
  }
}

function valueInfo(name: string, kind: 'float' | 'integer', dims: readonly (number | string)[]): Uint8Array {
  const shape = message(...dims.map((dim): Field => [1, message(typeof dim === 'number' ? [1, dim] : [2, dim])]));
  const tensor = message([1, kind === 'float' ? FLOAT : INT64], [2, shape]);
  return message([1, name], [2, message([1, tensor])]);
}
