// Fully connected networks. The weights of a pair of individuals stand in a tile: weight j of the pair is the v128 at
// `weights + 32·j`. Layer by layer they are the matrix, one row for each output, and then the biases.
import { tanhModerate as tanh } from '../math/unguarded.as';
import { get, set } from './pair.as';

// @ts-ignore: decorator
@inline const LINEAR: i32 = 0;
// @ts-ignore: decorator
@inline const TANH: i32 = 1;
// @ts-ignore: decorator
@inline const RELU: i32 = 2;

/** How outputs become an action: the index of the largest one, the output itself, or tanh of it times a scale. */
// @ts-ignore: decorator
@inline const ARGMAX: i32 = 0;
// @ts-ignore: decorator
@inline const SQUASHED: i32 = 2;

/** An architecture. `policyCreate` makes it. */
@unmanaged
export class Policy {
  /** Layers of weights: one more than there are hidden layers. */
  layers: i32;
  /** One of LINEAR, TANH, RELU, for hidden layers. */
  activation: i32;
  /** One of ARGMAX, 1 (as they are), SQUASHED. */
  output: i32;
  /** What a squashed output is multiplied by. */
  scale: f64;
  /** Sizes of input, hidden layers and output, int32. */
  sizes: usize;
  /** 1 where an input scale is not 1. */
  scaled: i32;
  /** What each input is multiplied by, float64. */
  inputScales: usize;
  /** Two buffers for the numbers between layers. */
  front: usize;
  back: usize;
}

/** Outputs of the network for a pair of observations, as an action. `observation` is overwritten. */
export function act(policy: Policy, weights: usize, observation: usize, action: usize): void {
  const sizes = policy.sizes;
  const inputs = load<i32>(sizes);
  if (policy.scaled) {
    for (let j = 0; j < inputs; j++) {
      set(observation, j, f64x2.mul(get(observation, j), v128.load64_splat(policy.inputScales + ((<usize>j) << 3))));
    }
  }
  let from = observation;
  let to = policy.front;
  for (let layer = 1; layer <= policy.layers; layer++) {
    const ins = load<i32>(sizes + ((<usize>(layer - 1)) << 2));
    const outs = load<i32>(sizes + ((<usize>layer) << 2));
    connect(weights, ins, outs, from, to);
    weights += (<usize>((ins + 1) * outs)) << 5;
    if (layer < policy.layers) activate(policy.activation, outs, to);
    from = to;
    to = from == policy.front ? policy.back : policy.front;
  }
  conclude(policy, load<i32>(sizes + ((<usize>policy.layers) << 2)), from, action);
}

/** to[o] ← Σ w[o][i]·from[i] + bias[o], the bias added last. Two outputs at a time keep the adders busy. */
// @ts-ignore: decorator
@inline
function connect(weights: usize, ins: i32, outs: i32, from: usize, to: usize): void {
  const biases = weights + ((<usize>(ins * outs)) << 5);
  const row = (<usize>ins) << 5;
  const end = from + ((<usize>ins) << 4);
  let o = 0;
  for (; o + 1 < outs; o += 2) {
    let first = f64x2.splat(0);
    let second = first;
    let w = weights + <usize>o * row;
    for (let input = from; input < end; input += 16) {
      const x = v128.load(input);
      first = f64x2.add(first, f64x2.mul(v128.load(w), x));
      second = f64x2.add(second, f64x2.mul(v128.load(w + row), x));
      w += 32;
    }
    set(to, o, f64x2.add(first, v128.load(biases + ((<usize>o) << 5))));
    set(to, o + 1, f64x2.add(second, v128.load(biases + ((<usize>(o + 1)) << 5))));
  }
  if (o < outs) {
    let sum = f64x2.splat(0);
    let w = weights + <usize>o * row;
    for (let input = from; input < end; input += 16) {
      sum = f64x2.add(sum, f64x2.mul(v128.load(w), v128.load(input)));
      w += 32;
    }
    set(to, o, f64x2.add(sum, v128.load(biases + ((<usize>o) << 5))));
  }
}

// @ts-ignore: decorator
@inline
function activate(activation: i32, count: i32, numbers: usize): void {
  if (activation == TANH) {
    for (let j = 0; j < count; j++) set(numbers, j, tanh(get(numbers, j)));
  } else if (activation == RELU) {
    // NaN stays NaN.
    for (let j = 0; j < count; j++) set(numbers, j, f64x2.max(get(numbers, j), f64x2.splat(0)));
  }
}

// @ts-ignore: decorator
@inline
function conclude(policy: Policy, count: i32, outputs: usize, action: usize): void {
  if (policy.output == ARGMAX) {
    let best = get(outputs, 0);
    let index = f64x2.splat(0);
    for (let o = 1; o < count; o++) {
      const value = get(outputs, o);
      const larger = f64x2.gt(value, best);
      best = v128.bitselect(value, best, larger);
      index = v128.bitselect(f64x2.splat(<f64>o), index, larger);
    }
    set(action, 0, index);
    return;
  }
  for (let o = 0; o < count; o++) {
    const value = get(outputs, o);
    set(action, o, policy.output == SQUASHED ? f64x2.mul(f64x2.splat(policy.scale), tanh(value)) : value);
  }
}

/** Reserves an architecture of `layers` layers of weights; its sizes and input scales are still to be written. */
export function createPolicy(
  layers: i32,
  activation: i32,
  output: i32,
  scale: f64,
  widest: i32,
  inputs: i32,
  scaled: i32,
): usize {
  const policy = changetype<Policy>(heap.alloc(offsetof<Policy>()));
  policy.layers = layers;
  policy.activation = activation;
  policy.output = output;
  policy.scale = scale;
  policy.scaled = scaled;
  policy.sizes = heap.alloc((<usize>(layers + 1)) << 2);
  policy.inputScales = heap.alloc((<usize>inputs) << 3);
  policy.front = heap.alloc((<usize>widest) << 4);
  policy.back = heap.alloc((<usize>widest) << 4);
  return changetype<usize>(policy);
}

export function releasePolicy(policy: Policy): void {
  heap.free(policy.sizes);
  heap.free(policy.inputScales);
  heap.free(policy.front);
  heap.free(policy.back);
  heap.free(changetype<usize>(policy));
}
