// A cell has corners a b over d c, and its edges are numbered 0 top, 1 right, 2 bottom, 3 left. Lines are walked with the
// higher ground to the left, so a line that leaves a cell by one edge enters the next cell by the opposite number.
const [TOP, RIGHT, BOTTOM, LEFT] = [0, 1, 2, 3];

/** For each case of higher corners (a 8, b 4, c 2, d 1) and edge of entry, the edge of exit; −1 where no line enters. */
const EXITS = Int8Array.from({ length: 64 }, (_, at) => {
  const [a, b, c, d] = [8, 4, 2, 1].map((corner) => ((at >> 2) & corner) !== 0);
  const entry = at & 3;
  const enters = [b && !a, c && !b, d && !c, a && !d];
  const leaves = [a && !b, b && !c, c && !d, d && !a];
  if (!enters[entry]) return -1;
  // At a saddle the two higher corners are kept apart: a line turns about the corner on its left.
  const about = [RIGHT, BOTTOM, LEFT, TOP][entry];
  return leaves[about] ? about : leaves.indexOf(true);
});

/** A list of numbers that grows. */
class Growing {
  #values = new Float32Array(4096);
  #length = 0;

  push(a: number, b: number): void {
    if (this.#length + 2 > this.#values.length) {
      const larger = new Float32Array(2 * this.#values.length);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length++] = a;
    this.#values[this.#length++] = b;
  }

  get taken(): Float32Array<ArrayBuffer> {
    return this.#values.slice(0, this.#length);
  }
}

/**
 * Lines of equal height through a picture, found on every `stride`-th of its pixels.
 * @param heights of the pixels, row by row from the top
 * @param thresholds ascending
 * @returns x, y pairs in shares of the picture's width and height from the top left; NaN, NaN ends a line
 */
export function contourLines(
  heights: Float64Array,
  width: number,
  height: number,
  stride: number,
  thresholds: readonly number[],
): Float32Array<ArrayBuffer> {
  const columns = Math.floor(width / stride);
  const rows = Math.floor(height / stride);
  const middle = stride >> 1;
  const lines = new Growing();
  if (columns < 2 || rows < 2) return lines.taken;
  const grid = new Float64Array(columns * rows);
  /** How many thresholds each vertex reaches. */
  const reached = new Uint8Array(columns * rows);
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      const value = heights[(j * stride + middle) * width + i * stride + middle];
      grid[j * columns + i] = value;
      let count = 0;
      while (count < thresholds.length && thresholds[count] <= value) count++;
      reached[j * columns + i] = count;
    }
  }
  /** Edges by which the lines of this threshold have entered each cell, as bits. */
  const entered = new Uint8Array(columns * rows);

  const emit = (threshold: number, i: number, j: number, edge: number): void => {
    const down = edge === LEFT || edge === RIGHT;
    const x = edge === RIGHT ? i + 1 : i;
    const y = edge === BOTTOM ? j + 1 : j;
    const from = grid[y * columns + x];
    const to = down ? grid[(y + 1) * columns + x] : grid[y * columns + x + 1];
    const share = (threshold - from) / (to - from);
    const across = (down ? x : x + share) * stride + middle + 0.5;
    const below = (down ? y + share : y) * stride + middle + 0.5;
    lines.push(across / width, below / height);
  };

  const trace = (k: number, startI: number, startJ: number, entry: number): void => {
    let [i, j, edge] = [startI, startJ, entry];
    emit(thresholds[k], i, j, edge);
    for (;;) {
      const cell = j * columns + i;
      if ((entered[cell] & (1 << edge)) !== 0) break;
      entered[cell] |= 1 << edge;
      const exit = EXITS[4 * caseOf(reached, columns, cell, k) + edge];
      emit(thresholds[k], i, j, exit);
      if (exit === TOP) j--;
      else if (exit === RIGHT) i++;
      else if (exit === BOTTOM) j++;
      else i--;
      if (i < 0 || j < 0 || i >= columns - 1 || j >= rows - 1) break;
      edge = exit ^ 2;
    }
    lines.push(NaN, NaN);
  };

  const begin = (k: number, i: number, j: number, edge: number): void => {
    const cell = j * columns + i;
    if (EXITS[4 * caseOf(reached, columns, cell, k) + edge] >= 0 && (entered[cell] & (1 << edge)) === 0)
      trace(k, i, j, edge);
  };

  for (let k = 0; k < thresholds.length; k++) {
    entered.fill(0);
    // Lines that end at the border are walked from there; what is left are rings, each of which goes up somewhere.
    for (let i = 0; i < columns - 1; i++) {
      begin(k, i, 0, TOP);
      begin(k, i, rows - 2, BOTTOM);
    }
    for (let j = 0; j < rows - 1; j++) {
      begin(k, 0, j, LEFT);
      begin(k, columns - 2, j, RIGHT);
    }
    for (let j = 0; j < rows - 1; j++) for (let i = 0; i < columns - 1; i++) begin(k, i, j, BOTTOM);
  }
  return lines.taken;
}

/** Which corners of the cell right and below of a vertex reach threshold k. */
function caseOf(reached: Uint8Array, columns: number, vertex: number, k: number): number {
  const below = vertex + columns;
  return (
    (reached[vertex] > k ? 8 : 0) |
    (reached[vertex + 1] > k ? 4 : 0) |
    (reached[below + 1] > k ? 2 : 0) |
    (reached[below] > k ? 1 : 0)
  );
}
