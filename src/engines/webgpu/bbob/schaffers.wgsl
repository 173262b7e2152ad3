/// f17 and f18: z = Λ Q T_asy(R y); (mean of s^¼(1 + sin²(50 s^0.1)))² + 10·penalty, s = z_j² + z_{j+1}².
fn evaluate() -> f32 {
  shift(&a);
  multiply(FIRST, &a, &b);
  for (var j = 0; j < D; j++) {
    b[j] = skewed(b[j], heft(j));
  }
  multiply(SECOND, &b, &a);
  var sum = 0.0;
  for (var j = 0; j < D - 1; j++) {
    let s = a[j] * a[j] + a[j + 1] * a[j + 1];
    let sine = sineOf(50.0 * exp(0.1 * logOf(s)));
    sum = sum + sqrt(sqrt(s)) * (1.0 + sine * sine);
  }
  let mean = sum / f32(D - 1);
  return mean * mean + 10.0 * penalty();
}
