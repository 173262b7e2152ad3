// Polynomials c₀ + c₁z + c₂z² + … with coefficients from a table, evaluated by Estrin's scheme: pairs of terms are
// independent, so the chain of dependent operations is logarithmic in the degree instead of linear (Muller, "Elementary
// Functions", 3rd edition, section on polynomial evaluation).
import { add, entry, mul } from './lanes.as';

// @ts-ignore: decorator
@inline
function two(table: usize, first: usize, z: v128): v128 {
  return add(entry(table, first), mul(z, entry(table, first + 1)));
}

// @ts-ignore: decorator
@inline
function four(table: usize, first: usize, z: v128, z2: v128): v128 {
  return add(two(table, first, z), mul(z2, two(table, first + 2, z)));
}

// @ts-ignore: decorator
@inline
export function polynomial5(table: usize, z: v128): v128 {
  const z2 = mul(z, z);
  return add(four(table, 0, z, z2), mul(mul(z2, z2), entry(table, 4)));
}

// @ts-ignore: decorator
@inline
export function polynomial6(table: usize, z: v128): v128 {
  const z2 = mul(z, z);
  return add(four(table, 0, z, z2), mul(mul(z2, z2), two(table, 4, z)));
}

// @ts-ignore: decorator
@inline
export function polynomial7(table: usize, z: v128): v128 {
  const z2 = mul(z, z);
  const tail = add(two(table, 4, z), mul(z2, entry(table, 6)));
  return add(four(table, 0, z, z2), mul(mul(z2, z2), tail));
}

// @ts-ignore: decorator
@inline
export function polynomial8(table: usize, z: v128): v128 {
  const z2 = mul(z, z);
  return add(four(table, 0, z, z2), mul(mul(z2, z2), four(table, 4, z, z2)));
}

// @ts-ignore: decorator
@inline
export function polynomial10(table: usize, z: v128): v128 {
  const z2 = mul(z, z);
  const z4 = mul(z2, z2);
  return add(four(table, 0, z, z2), mul(z4, add(four(table, 4, z, z2), mul(z4, two(table, 8, z)))));
}

// @ts-ignore: decorator
@inline
export function polynomial11(table: usize, z: v128): v128 {
  const z2 = mul(z, z);
  const z4 = mul(z2, z2);
  const tail = add(two(table, 8, z), mul(z2, entry(table, 10)));
  return add(four(table, 0, z, z2), mul(z4, add(four(table, 4, z, z2), mul(z4, tail))));
}
