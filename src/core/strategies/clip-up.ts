import { moved } from './moved.ts';

/** How ClipUp moves: the length of a step, the share of the last velocity that stays, and the largest speed. */
export interface ClipUpRates {
  readonly rate: number;
  readonly momentum: number;
  readonly maxSpeed: number;
}

/**
 * One step of ClipUp (Toklu, Liskowski and Srivastava 2020) along `direction`, of which only the direction counts: the velocity
 * gains a vector of length `rate` and never gets longer than `maxSpeed`.
 * @param velocity taken on in place
 * @returns a new array, `mean` plus the velocity
 */
export function clipUp(
  mean: Float64Array,
  direction: Float64Array,
  velocity: Float64Array,
  { rate, momentum, maxSpeed }: ClipUpRates,
): Float64Array {
  const length = lengthOf(direction);
  const gain = length > 0 ? rate / length : 0;
  for (let j = 0; j < velocity.length; j++) velocity[j] = momentum * velocity[j] + gain * direction[j];
  const speed = lengthOf(velocity);
  if (speed > maxSpeed) for (let j = 0; j < velocity.length; j++) velocity[j] *= maxSpeed / speed;
  return moved(mean, 1, velocity);
}

function lengthOf(vector: Float64Array): number {
  let squares = 0;
  for (let j = 0; j < vector.length; j++) squares += vector[j] * vector[j];
  return Math.sqrt(squares);
}
