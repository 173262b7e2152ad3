// Logarithms and what comes of them, to about 1e-7 of the result. WGSL promises 5e-7 for a logarithm near 1, and nothing
// for the logarithm of 0.

const LEAST = 1.1754944e-38;

/// ln x for x > 0; whatever is below the smallest normal number counts as that number.
fn logOf(x: f32) -> f32 {
  let bits = bitcast<u32>(max(x, LEAST));
  var exponent = f32(i32(bits >> 23u) - 127);
  var m = bitcast<f32>((bits & 0x7fffffu) | 0x3f800000u);
  if (m > 1.4142135) {
    m = 0.5 * m;
    exponent = exponent + 1.0;
  }
  let s = (m - 1.0) / (m + 1.0);
  let z = s * s;
  let tail = s * z * (0.6666666667 + z * (0.4 + z * (0.2857142857 + z * 0.2222222222)));
  // ln 2 in two words.
  return exponent * 0.693359375 + (2.0 * s + (tail - exponent * 2.12194440e-4));
}

/// ln(1 + x) for x ≥ 0, also where 1 + x is 1.
fn logOnePlus(x: f32) -> f32 {
  if (x > 0.4) {
    return logOf(1.0 + x);
  }
  let s = x / (2.0 + x);
  let z = s * s;
  return 2.0 * s + s * z * (0.6666666667 + z * (0.4 + z * (0.2857142857 + z * 0.2222222222)));
}

/// e^x, within what a float32 holds.
fn expOf(x: f32) -> f32 {
  return exp(clamp(x, -87.0, 88.0));
}

/// 1 − e^(−x) for x ≥ 0, also where that is nearly x.
fn fallen(x: f32) -> f32 {
  if (x > 0.5) {
    return 1.0 - exp(-min(x, 87.0));
  }
  let odd = 1.0 + x * x * (0.1666666667 + x * x * (0.0083333333 + x * x * 0.0001984127));
  let even = 0.5 + x * x * (0.0416666667 + x * x * (0.0013888889 + x * x * 0.0000248016));
  return x * (odd - x * even);
}

/// e^x − 1 for x ≥ 0.
fn risen(x: f32) -> f32 {
  if (x > 0.5) {
    return expOf(x) - 1.0;
  }
  let odd = 1.0 + x * x * (0.1666666667 + x * x * (0.0083333333 + x * x * 0.0001984127));
  let even = 0.5 + x * x * (0.0416666667 + x * x * (0.0013888889 + x * x * 0.0000248016));
  return x * (odd + x * even);
}
