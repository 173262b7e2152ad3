/// f10 and f11: z = T_osz(R y); Σ w z²
fn evaluate() -> f32 {
  shift(&a);
  multiply(FIRST, &a, &b);
  for (var j = 0; j < D; j++) {
    b[j] = oscillated(b[j]);
  }
  return weighed(&b);
}
