// T_osz and T_asy; see src/kernels/bbob/oscillation.as.ts and asymmetry.as.ts.

/// 0.049(sin(10 ln |x|) + sin(7.9 ln |x|)), with 5.5 and 3.1 where x < 0.
fn waves(x: f32) -> f32 {
  let l = logOf(abs(x));
  return 0.049 * (sineOf(select(10.0, 5.5, x < 0.0) * l) + sineOf(select(7.9, 3.1, x < 0.0) * l));
}

fn oscillated(x: f32) -> f32 {
  return x * exp(waves(x));
}

/// x^(1 + e·√x) for x > 0.
fn skewed(x: f32, e: f32) -> f32 {
  if (x <= 0.0) {
    return x;
  }
  return x * expOf(e * sqrt(x) * logOf(x));
}
