/// f6: T_osz(Σ s² z²)^0.9, s = 100 where z and the optimum have the same sign.
fn evaluate() -> f32 {
  shift(&a);
  multiply(FIRST, &a, &b);
  var sum = 0.0;
  for (var j = 0; j < D; j++) {
    let inside = b[j] * numbers[OPTIMUM + j] > 0.0;
    sum = sum + select(1.0, 1e4, inside) * b[j] * b[j];
  }
  if (sum == 0.0) {
    return 0.0;
  }
  return expOf(0.9 * (logOf(sum) + waves(sum)));
}
