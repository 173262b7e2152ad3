// Sine and cosine to about 1e-7 for angles up to some thousands. WGSL promises no more than 2⁻¹¹ for its own, and nothing
// beyond half a turn. Polynomials: Cephes, sinf.c.

struct Direction {
  sine: f32,
  cosine: f32,
}

/// Both of an angle in radians.
fn directionOf(angle: f32) -> Direction {
  let quarters = round(angle * 0.6366197723675814);
  // π/2 in three words, the first two of which are short enough for exact products.
  let rest = ((angle - quarters * 1.5703125) - quarters * 4.837512969970703e-4) - quarters * 7.549789948768648e-8;
  let z = rest * rest;
  let sine = rest + rest * z * ((z * -1.9515295891e-4 + 8.3321608736e-3) * z - 1.6666654611e-1);
  let cosine = 1.0 - 0.5 * z + z * z * ((z * 2.443315711809948e-5 - 1.388731625493765e-3) * z + 4.166664568298827e-2);
  let quadrant = i32(quarters) & 3;
  let turned = (quadrant & 1) == 1;
  let a = select(sine, cosine, turned);
  let b = select(cosine, sine, turned);
  return Direction(select(a, -a, quadrant > 1), select(b, -b, quadrant == 1 || quadrant == 2));
}

fn sineOf(angle: f32) -> f32 {
  return directionOf(angle).sine;
}

fn cosineOf(angle: f32) -> f32 {
  return directionOf(angle).cosine;
}
