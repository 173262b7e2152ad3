import type { Architecture } from '../../../core/policies/policy.ts';
import squash from '../math/squash.wgsl?raw';

/**
 * Layers up to so many weights are written out, so that a device can keep numbers and weights in registers, step after step;
 * larger ones are loops that read their weights again in each step. In software the former is two to eight times as fast.
 */
const WRITTEN_OUT = 400;

const ACTIVATION: Readonly<Record<Architecture['activation'], (sum: string) => string>> = {
  linear: (sum) => sum,
  tanh: (sum) => `squashed(${sum})`,
  relu: (sum) => `max(${sum}, 0.0)`,
};

/** What becomes of an output. */
const OUTPUT: Readonly<Record<Architecture['output'], (sum: string, scale: string) => string>> = {
  argmax: (sum) => sum,
  linear: (sum) => sum,
  tanh: (sum, scale) => `${scale} * squashed(${sum})`,
};

/** A number as WGSL reads it. */
export function literal(value: number): string {
  const text = String(Math.fround(value));
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/**
 * A network in WGSL: `act()` writes `action` from `observation`, which it may overwrite, once `take()` was called for the
 * individual that acts. Its weight j is `weight(j)`, which whoever uses this code defines.
 */
export function network(architecture: Architecture): string {
  const { inputScales } = architecture;
  const layers = layersOf(architecture);
  const held = layers.filter(({ written }) => written);
  const scaling = inputScales.flatMap((scale, j) =>
    scale === 1 ? [] : [`  observation[${j}] = ${literal(scale)} * observation[${j}];`],
  );
  return [
    squash,
    ...held.map(({ k, count }) => `var<private> held${k}: array<f32, ${count}>;`),
    'fn take() {',
    ...held.flatMap(({ k, at, count }) =>
      Array.from({ length: count }, (_, j) => `  held${k}[${j}] = weight(${at + j});`),
    ),
    '}',
    'fn act() {',
    ...layers.map(({ k, outs }) => `  var layer${k}: array<f32, ${outs}>;`),
    ...scaling,
    ...layers.map((layer) => (layer.written ? writtenOut : looped)(architecture, layer)),
    conclusion(architecture),
    '}',
  ].join('\n');
}

/** One layer of weights: rows of the matrix, one for each output, and then the biases, which are added last. */
interface Layer {
  /** 1 for the first. */
  readonly k: number;
  readonly ins: number;
  readonly outs: number;
  /** Its weights are so many, from this one of the network's on. */
  readonly count: number;
  readonly at: number;
  readonly written: boolean;
}

function layersOf({ sizes }: Architecture): Layer[] {
  let at = 0;
  return sizes.slice(1).map((outs, before) => {
    const ins = sizes[before];
    const count = (ins + 1) * outs;
    const layer = { k: before + 1, ins, outs, count, at, written: count <= WRITTEN_OUT };
    at += count;
    return layer;
  });
}

/** Numbers of the layer before layer k. */
const before = (k: number): string => (k === 1 ? 'observation' : `layer${k - 1}`);

/** A number of layer k from the sum that comes into it. */
function valueOf({ sizes, activation, output, scale }: Architecture, k: number, sum: string): string {
  return k === sizes.length - 1 ? OUTPUT[output](sum, literal(scale)) : ACTIVATION[activation](sum);
}

function writtenOut(architecture: Architecture, { k, ins, outs }: Layer): string {
  const rows = Array.from({ length: outs }, (_, o) => {
    const products = Array.from({ length: ins }, (_, i) => `held${k}[${o * ins + i}] * ${before(k)}[${i}]`);
    const sum = [...products, `held${k}[${ins * outs + o}]`].join(' + ');
    return `  layer${k}[${o}] = ${valueOf(architecture, k, sum)};`;
  });
  return rows.join('\n');
}

function looped(architecture: Architecture, { k, ins, outs, at }: Layer): string {
  return `  for (var o = 0; o < ${outs}; o++) {
    var sum = 0.0;
    for (var i = 0; i < ${ins}; i++) {
      sum = sum + weight(${at} + o * ${ins} + i) * ${before(k)}[i];
    }
    sum = sum + weight(${at + ins * outs} + o);
    layer${k}[o] = ${valueOf(architecture, k, 'sum')};
  }`;
}

function conclusion({ sizes, output }: Architecture): string {
  const outs = sizes[sizes.length - 1];
  const last = `layer${sizes.length - 1}`;
  const each = Array.from({ length: outs }, (_, o) => o);
  if (output !== 'argmax') return each.map((o) => `  action[${o}] = ${last}[${o}];`).join('\n');
  const comparisons = each.slice(1).map(
    (o) => `  if (${last}[${o}] > best) {
    best = ${last}[${o}];
    index = ${o}.0;
  }`,
  );
  return [`  var best = ${last}[0];`, '  var index = 0.0;', ...comparisons, '  action[0] = index;'].join('\n');
}
