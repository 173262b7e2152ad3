import { multiply } from '../linear/panel.as';
import { Problem } from '../bbob/problem.as';

/** A part of a plane through a problem's search space, which is painted row by row. */
@unmanaged
export class Slice {
  problem: Problem;
  /** Number of places along a row, a multiple of eight. */
  width: i32;
  /** The places x along every row, counted from the middle of the picture. */
  xs: usize;
  /** How far the picture reaches from its middle along x and y. */
  reachX: f64;
  reachY: f64;
  /** Linear forms of the coordinates and of what the first matrix makes of them, see `forms.as.ts`. */
  points: usize;
  forms: usize;
  /** D curves of the first transformation, see `curve.as.ts`; and one of the last. */
  curves: usize;
  last: usize;
  /** Additive functions: what depends on x alone, for every place; and what depends on neither x nor y. */
  columns: usize;
  fixed: f64;
  /** Second matrix in float32, see `turned.as.ts`. */
  matrix: usize;
  /** Tables of the function's own. */
  table: usize;
  /** Room for a strip before and after the second matrix. */
  before: usize;
  after: usize;
  /** The block of memory that was reserved last. */
  block: usize;
}

/** Bytes of the address of the block before. */
const HEAD: usize = 16;

export function createSlice(problem: Problem, width: i32): Slice {
  const slice = changetype<Slice>(heap.alloc(offsetof<Slice>()));
  memory.fill(changetype<usize>(slice), 0, offsetof<Slice>());
  slice.problem = problem;
  slice.width = width;
  return slice;
}

/** Memory of a slice, all zero, 16-byte aligned; it goes when the slice does. */
export function reserve(slice: Slice, bytes: usize): usize {
  const block = heap.alloc(HEAD + bytes);
  memory.fill(block, 0, HEAD + bytes);
  store<usize>(block, slice.block);
  slice.block = block;
  return block + HEAD;
}

export function destroySlice(slice: Slice): void {
  let block = slice.block;
  while (block) {
    const before = load<usize>(block);
    heap.free(block);
    block = before;
  }
  heap.free(changetype<usize>(slice));
}

/**
 * out ← matrix·(middle − offset), matrix·right and matrix·up as lanes 0, 1 and 2 of a tile.
 * @param plane middle, right and up, D numbers each
 * @param matrix in panels; 0 for the identity
 * @param offset D numbers; 0 for none
 */
export function transformPlane(dimension: i32, plane: usize, matrix: usize, offset: usize, out: usize): void {
  const row = (<usize>dimension) << 3;
  const tile = matrix ? heap.alloc(row << 2) : out;
  for (let j: usize = 0; j < row; j += 8) {
    const place = tile + (j << 2);
    store<f64>(place, load<f64>(plane + j) - (offset ? load<f64>(offset + j) : 0));
    store<f64>(place, load<f64>(plane + row + j), 8);
    store<f64>(place, load<f64>(plane + row + row + j), 16);
    store<f64>(place, 0, 24);
  }
  if (!matrix) return;
  multiply(dimension, matrix, tile, out);
  heap.free(tile);
}
