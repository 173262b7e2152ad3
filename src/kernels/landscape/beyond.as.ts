import { baseOf, slopeOf } from './forms.as';
import { Slice } from './slice.as';

const LIMIT: f64 = 5;

/** costs += factor·Σ max(0, |x_j| − 5)² along a row; coordinates that stay inside on all of it cost nothing. */
export function addBeyond(slice: Slice, y: f64, factor: f64, costs: usize): void {
  for (let j = 0; j < slice.problem.dimension; j++) {
    const base = baseOf(slice.points, j, y);
    const slope = slopeOf(slice.points, j);
    if (abs(base) + abs(slope) * slice.reachX <= LIMIT) continue;
    for (let k: usize = 0; k < (<usize>slice.width) << 3; k += 8) {
      const distance = max(0, abs(base + slope * load<f64>(slice.xs + k)) - LIMIT);
      store<f64>(costs + k, load<f64>(costs + k) + factor * distance * distance);
    }
  }
}
