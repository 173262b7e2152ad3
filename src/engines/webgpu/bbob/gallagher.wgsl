/// f21 and f22: T_osz(10 − 10·2^(−m))² + penalty, m = min_p κ_p + Σ s(z − c)²; see src/kernels/bbob/gallagher.as.ts. Points
/// and peaks are seen from the highest peak, whose centre is 0, so that nothing cancels near it.
fn evaluate() -> f32 {
  shift(&a);
  multiply(FIRST, &a, &b);
  var level = 3e38;
  var at = PEAKS;
  for (var p = 0; p < COUNT; p++) {
    var sum = numbers[LEVELS + p];
    for (var j = 0; j < D; j++) {
      let distance = b[j] - numbers[at];
      sum = sum + numbers[at + 1] * distance * distance;
      at += 2;
    }
    level = min(level, sum);
  }
  let value = oscillated(10.0 * fallen(0.6931471806 * level));
  return value * value + penalty();
}
