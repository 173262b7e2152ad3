/// f1: Σ y²
fn evaluate() -> f32 {
  var sum = 0.0;
  for (var j = 0; j < D; j++) {
    let y = away(j);
    sum = sum + y * y;
  }
  return sum;
}
