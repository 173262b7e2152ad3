/// Σ_{k=1..32} |2^k z − nearest(2^k z)|/2^k; see src/kernels/bbob/katsuura.as.ts. Every step is exact.
fn digits(z: f32) -> f32 {
  var w = 0.5 * abs(2.0 * z - round(2.0 * z));
  var sum = w;
  var spacing = 0.25;
  for (var k = 1; k < 32; k++) {
    w = min(w, spacing - w);
    sum = sum + w;
    spacing = 0.5 * spacing;
  }
  return sum;
}

/// f23: 10/D²·(Π (1 + (i + 1)·digits)^(10/D^1.2) − 1) + penalty. Logarithms are added up, since a product overflows.
fn evaluate() -> f32 {
  shift(&a);
  multiply(FIRST, &a, &b);
  var sum = 0.0;
  for (var j = 0; j < D; j++) {
    sum = sum + logOnePlus(scale(j) * digits(b[j]));
  }
  return CONSTANT * risen(EXPONENT * sum) + penalty();
}
