/**
 * Diversity of the first `count` individuals in a tile layout: √(Σᵢ |xᵢ − x̄|² / (count · dimension)), the root mean
 * squared distance of an individual to the centroid x̄, for one coordinate. It is in the units of the search space, and
 * a population drawn with standard deviation σ in every direction has about σ. NaN for fewer than two individuals.
 * @param tiles coordinates of four individuals at a time
 */
export function diversityOfTiles(tiles: Float64Array, dimension: number, count: number): number {
  if (count < 2) return NaN;
  let squared = 0;
  for (let j = 0; j < dimension; j++) {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += tiles[4 * dimension * (i >> 2) + 4 * j + (i & 3)];
    const centre = sum / count;
    for (let i = 0; i < count; i++) {
      const step = tiles[4 * dimension * (i >> 2) + 4 * j + (i & 3)] - centre;
      squared += step * step;
    }
  }
  return Math.sqrt(squared / (count * dimension));
}
