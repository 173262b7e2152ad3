/// f9: y = Q(x − optimum)
fn evaluate() -> f32 {
  shift(&a);
  multiply(FIRST, &a, &b);
  return valley(&b);
}
