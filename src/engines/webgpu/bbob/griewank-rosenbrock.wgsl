/// f19: 10/(D − 1)·Σ q/4000 + 1 − cos q, the latter as 2 sin²(q/2); q = 100(z_j² − z_{j+1})² + (1 − z_j)², z = y + 1.
fn evaluate() -> f32 {
  shift(&a);
  multiply(FIRST, &a, &b);
  var sum = 0.0;
  for (var j = 0; j < D - 1; j++) {
    let off = b[j] * (b[j] + 2.0) - b[j + 1];
    let q = 100.0 * off * off + b[j] * b[j];
    sum = sum + 0.00025 * q + 2.0 * wave(0.1591549431 * q);
  }
  return 10.0 / f32(D - 1) * sum;
}
