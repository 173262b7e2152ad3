// −h''/2, −h'''/6, … of h(r) = r² sin r at its maximum, r = 20.51752…: so 418.98… − h is computed without cancelling.
fn shortfall(d: f32) -> f32 {
  let even = 212.477291571 + d * (13.7108407956 + d * (-17.6235007438 + d * -1.37755193405));
  let high = 0.573626654727 + d * (0.049429278162 - d * 0.00979901051082);
  let square = d * d;
  return square * (even + square * square * high);
}

/// f20: 0.01·(Σ max(0, |z| − 500)² + mean of 418.98… − z sin √|z|), z = 100(Λ(ẑ − h) + h); weights hold ±2.
fn evaluate() -> f32 {
  var sum = 0.0;
  var outside = 0.0;
  var before = 0.0;
  for (var j = 0; j < D; j++) {
    let own = heft(j) * away(j);
    let w = 100.0 * scale(j) * (own + 0.25 * before);
    before = own;
    let z = 420.96874637 + w;
    let r = sqrt(abs(z));
    let d = w / (r + 20.51752290994);
    if (z > 0.0 && abs(d) < 0.5) {
      sum = sum + shortfall(d);
    } else {
      sum = sum + (418.9828872724 - z * sineOf(r));
    }
    let beyond = max(0.0, abs(z) - 500.0);
    outside = outside + beyond * beyond;
  }
  return 0.01 * (outside + sum / f32(D));
}
