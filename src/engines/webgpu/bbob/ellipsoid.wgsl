/// f2: z = T_osz(y); Σ w z²
fn evaluate() -> f32 {
  for (var j = 0; j < D; j++) {
    a[j] = oscillated(away(j));
  }
  return weighed(&a);
}
