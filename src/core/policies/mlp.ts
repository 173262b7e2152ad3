import type { Task } from '../problems/task.ts';
import type { Architecture, PolicyChoice } from './policy.ts';

/** The fully connected network of a choice for a task. */
export function mlp(task: Task, { hidden, activation }: Pick<PolicyChoice, 'hidden' | 'activation'>): Architecture {
  const { actions, observation, inputScales } = task;
  const sizes = [observation.length, ...hidden, actions.labels.length];
  const squashed = actions.kind === 'numbers' && actions.output === 'tanh';
  const output = actions.kind === 'choices' ? 'argmax' : squashed ? 'tanh' : 'linear';
  return { kind: 'mlp', sizes, activation, output, scale: squashed ? actions.limit : 1, inputScales };
}

/** How many weights and biases a network has. */
export function weightCount({ sizes }: Pick<Architecture, 'sizes'>): number {
  let count = 0;
  for (let layer = 1; layer < sizes.length; layer++) count += (sizes[layer - 1] + 1) * sizes[layer];
  return count;
}

/** Standard deviation of each weight of a fresh network, in their order. */
export function weightSpreads(
  architecture: Architecture,
  choice: Pick<PolicyChoice, 'fresh' | 'spread'>,
): Float64Array {
  const { sizes } = architecture;
  const spreads = new Float64Array(weightCount(architecture));
  let at = 0;
  for (let layer = 1; layer < sizes.length; layer++) {
    const inputs = sizes[layer - 1];
    const matrix = choice.fresh === 'normal' ? choice.spread : choice.spread / Math.sqrt(inputs);
    const bias = choice.fresh === 'normal' ? choice.spread : 0;
    spreads.fill(matrix, at, (at += inputs * sizes[layer]));
    spreads.fill(bias, at, (at += sizes[layer]));
  }
  return spreads;
}
