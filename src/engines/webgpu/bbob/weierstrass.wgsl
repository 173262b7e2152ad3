/// f16: z = R Λ Q T_osz(R y); 10·(mean of Σ_k 2^-k·2 sin²(π 3^k z))³ + 10/D·penalty. The distance d to the next integer is
/// tripled with z, and every term begins from it.
fn evaluate() -> f32 {
  shift(&a);
  multiply(FIRST, &a, &b);
  for (var j = 0; j < D; j++) {
    b[j] = oscillated(b[j]);
  }
  multiply(SECOND, &b, &a);
  var sum = 0.0;
  for (var j = 0; j < D; j++) {
    var d = a[j];
    var share = 2.0;
    for (var k = 0; k < 12; k++) {
      d = d - round(d);
      sum = sum + share * wave(d);
      d = 3.0 * d;
      share = 0.5 * share;
    }
  }
  let mean = sum / f32(D);
  return 10.0 * mean * mean * mean + 10.0 / f32(D) * penalty();
}
