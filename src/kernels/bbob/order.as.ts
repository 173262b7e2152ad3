/** order[0 … count) ← indices (i32) that sort the float64 `values` in ascending order; equal values keep theirs. */
export function ascendingOrder(values: usize, count: i32, order: usize): void {
  for (let i = 0; i < count; i++) {
    const value = load<f64>(values + ((<usize>i) << 3));
    let place = i;
    for (; place > 0; place--) {
      const before = load<i32>(order + ((<usize>(place - 1)) << 2));
      if (load<f64>(values + ((<usize>before) << 3)) <= value) break;
      store<i32>(order + ((<usize>place) << 2), before);
    }
    store<i32>(order + ((<usize>place) << 2), i);
  }
}
