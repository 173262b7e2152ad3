/// f12: z = R T_asy(R y); Σ w z²; scales hold the exponents.
fn evaluate() -> f32 {
  shift(&a);
  multiply(FIRST, &a, &b);
  for (var j = 0; j < D; j++) {
    b[j] = skewed(b[j], scale(j));
  }
  multiply(FIRST, &b, &a);
  return weighed(&a);
}
