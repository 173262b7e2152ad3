import type { Cost } from './minimise.ts';

// The cost functions of the CMA-ES reference runs, with their minimum 0 at the origin (Rosenbrock: at all ones).

export const sphere: Cost = (x) => x.reduce((sum, value) => sum + value * value, 0);

export const ellipsoid: Cost = (x) =>
  x.reduce((sum, value, i) => sum + 10 ** ((6 * i) / (x.length - 1)) * value * value, 0);

export const rosenbrock: Cost = (x) => {
  let sum = 0;
  for (let i = 0; i + 1 < x.length; i++) sum += 100 * (x[i + 1] - x[i] ** 2) ** 2 + (1 - x[i]) ** 2;
  return sum;
};

export const rastrigin: Cost = (x) =>
  10 * x.length + x.reduce((sum, value) => sum + value * value - 10 * Math.cos(2 * Math.PI * value), 0);

/** The same function after a fixed rotation: a product of plane rotations through one radian over all pairs. */
export function rotated(cost: Cost): Cost {
  return (x) => {
    const y = x.slice();
    for (let i = 0; i < y.length; i++) {
      for (let j = i + 1; j < y.length; j++) {
        const a = Math.cos(1) * y[i] - Math.sin(1) * y[j];
        y[j] = Math.sin(1) * y[i] + Math.cos(1) * y[j];
        y[i] = a;
      }
    }
    return cost(y);
  };
}
