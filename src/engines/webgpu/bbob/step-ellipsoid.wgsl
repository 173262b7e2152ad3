/// To integers where |v| > ½, to tenths elsewhere; halves go up.
fn stepped(v: f32) -> f32 {
  return select(floor(10.0 * v + 0.5) / 10.0, floor(v + 0.5), abs(v) > 0.5);
}

/// f7: 0.1·max(1e-4·|ẑ₀|, Σ w z²) + penalty
fn evaluate() -> f32 {
  shift(&a);
  multiply(FIRST, &a, &b);
  let first = abs(b[0]);
  for (var j = 0; j < D; j++) {
    b[j] = stepped(b[j]);
  }
  multiply(SECOND, &b, &a);
  return 0.1 * max(weighed(&a), 1e-4 * first) + penalty();
}
