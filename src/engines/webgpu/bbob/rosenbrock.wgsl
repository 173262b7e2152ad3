/// f8
fn evaluate() -> f32 {
  shift(&a);
  return valley(&a);
}
