import { chunkSize } from '../core/population/fold.ts';

/** A share of a generation: individuals from ≤ i < to for one member of a crew. */
export interface Slice {
  readonly member: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Divides the first `count` of `size` individuals among `members`. Large generations are cut at chunks, so that a
 * member can fold what it evaluated; small ones anywhere. `turn` rotates the shares, so that members
 * take turns where there are fewer individuals than members. Nobody gets an empty slice.
 */
export function divide(size: number, count: number, members: number, turn: number): Slice[] {
  const chunk = chunkSize(size);
  const unit = Math.ceil(size / chunk) >= members ? chunk : 1;
  const units = Math.ceil(count / unit);
  const slices: Slice[] = [];
  for (let k = 0; k < members; k++) {
    const from = unit * Math.floor((units * k) / members);
    const to = Math.min(count, unit * Math.floor((units * (k + 1)) / members));
    if (to > from) slices.push({ member: (k + turn) % members, from, to });
  }
  return slices;
}

/** Adds partial sums of `length` numbers each, in chunk order, into one. */
export function addChunks(partials: readonly Float64Array[], length: number): Float64Array {
  const total = new Float64Array(length);
  for (const partial of partials) {
    for (let at = 0; at < partial.length; at += length) {
      for (let k = 0; k < length; k++) total[k] += partial[at + k];
    }
  }
  return total;
}
