/// f3: z = Λ T_asy(T_osz(y)); weights hold the exponents.
fn evaluate() -> f32 {
  var sum = 0.0;
  for (var j = 0; j < D; j++) {
    sum = sum + rippled(scale(j) * skewed(oscillated(away(j)), heft(j)));
  }
  return sum;
}
