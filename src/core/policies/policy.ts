/** What somebody chose about a policy: everything that makes a network out of a task. */
export interface PolicyChoice {
  /** Sizes of hidden layers; empty for a policy that is linear in what it sees. */
  readonly hidden: readonly number[];
  readonly activation: 'tanh' | 'relu' | 'linear';
  /** How fresh weights are drawn: all from N(0, spread²), or matrices from N(0, spread²/inputs) and biases at 0. */
  readonly fresh: 'normal' | 'fan-in';
  readonly spread: number;
}

/**
 * A network as engines need it. Its weights are one list: for each layer the matrix, a row for each output, then the biases.
 * Other architectures become other members of a union here; tasks know nothing of them.
 */
export interface Architecture {
  readonly kind: 'mlp';
  /** Sizes of input, hidden layers and output. */
  readonly sizes: readonly number[];
  readonly activation: PolicyChoice['activation'];
  /** What becomes of the outputs: index of the largest, as they are, or `scale` times tanh. */
  readonly output: 'argmax' | 'linear' | 'tanh';
  readonly scale: number;
  /** What each input is multiplied by first. */
  readonly inputScales: readonly number[];
}
