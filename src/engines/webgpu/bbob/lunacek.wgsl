/// f24: min(Σ u², D + s·Σ(u − apart)²) + 20·Σ sin² πz + 10⁴·penalty, u = x̂ − μ₀ and z = R Λ Q u; weights hold ±2.
fn evaluate() -> f32 {
  var near = 0.0;
  var far = 0.0;
  for (var j = 0; j < D; j++) {
    a[j] = heft(j) * away(j);
    near = near + a[j] * a[j];
    far = far + (a[j] - EXPONENT) * (a[j] - EXPONENT);
  }
  multiply(FIRST, &a, &b);
  var ripples = 0.0;
  for (var j = 0; j < D; j++) {
    ripples = ripples + wave(b[j]);
  }
  return min(near, f32(D) + CONSTANT * far) + 20.0 * ripples + 1e4 * penalty();
}
