/// f13: z₀² + 100·√(Σ z²) over the others
fn evaluate() -> f32 {
  shift(&a);
  multiply(FIRST, &a, &b);
  var sum = 0.0;
  for (var j = 1; j < D; j++) {
    sum = sum + b[j] * b[j];
  }
  return b[0] * b[0] + 100.0 * sqrt(sum);
}
