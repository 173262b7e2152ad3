/// f14: √(Σ |z|^(2 + 4u)); weights hold 4u.
fn evaluate() -> f32 {
  shift(&a);
  multiply(FIRST, &a, &b);
  var sum = 0.0;
  for (var j = 0; j < D; j++) {
    sum = sum + b[j] * b[j] * expOf(heft(j) * logOf(abs(b[j])));
  }
  return sqrt(sum);
}
