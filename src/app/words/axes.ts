const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';

function numbered(letter: string, index: number): string {
  return `${letter}${[...String(index + 1)].map((digit) => SUBSCRIPTS[Number(digit)]).join('')}`;
}

/** The name of a coordinate, counted from 1 as in papers: "x₁", "x₁₂". */
export function axisName(coordinate: number): string {
  return numbered('x', coordinate);
}

/** The name of a principal axis of the search, counted from 1 for the longest: "p₁". */
export function principalName(axis: number): string {
  return numbered('p', axis);
}
