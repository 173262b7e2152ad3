/// f4: z = s T_osz(y), s from the weights where z > 0.
fn evaluate() -> f32 {
  var sum = 0.0;
  for (var j = 0; j < D; j++) {
    let z = oscillated(away(j));
    sum = sum + rippled(select(scale(j), heft(j), z > 0.0) * z);
  }
  return sum + 100.0 * penalty();
}
