const ALL_UP_TO = 4;

/** Pairs of coordinates that show every coordinate: all pairs in up to 4 dimensions, else neighbours. */
export function pairsOf(dimension: number): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  if (dimension <= ALL_UP_TO) {
    for (let b = 1; b < dimension; b++) for (let a = 0; a < b; a++) pairs.push([a, b]);
    return pairs;
  }
  for (let a = 0; a + 1 < dimension; a += 2) pairs.push([a, a + 1]);
  if (dimension % 2 === 1) pairs.push([dimension - 2, dimension - 1]);
  return pairs;
}

/** Squares as large as possible for this many pictures in an area: in how many columns, and their sides. */
export function squares(count: number, width: number, height: number, gap: number): { columns: number; side: number } {
  let best = { columns: 1, side: 0 };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const side = Math.floor(Math.min((width - gap * (columns - 1)) / columns, (height - gap * (rows - 1)) / rows));
    if (side > best.side) best = { columns, side };
  }
  return best;
}
