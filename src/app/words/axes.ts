const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';

/** The name of a coordinate, counted from 1 as in papers: "x₁", "x₁₂". */
export function axisName(coordinate: number): string {
  return `x${[...String(coordinate + 1)].map((digit) => SUBSCRIPTS[Number(digit)]).join('')}`;
}
