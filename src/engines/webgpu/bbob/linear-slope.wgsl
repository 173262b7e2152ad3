/// f5: Σ w(5 − min(±x, 5)), the sign that of the corner.
fn evaluate() -> f32 {
  var sum = 0.0;
  for (var j = 0; j < D; j++) {
    let toward = coordinate(j) * sign(numbers[OPTIMUM + j]);
    sum = sum + heft(j) * (5.0 - min(toward, 5.0));
  }
  return sum;
}
