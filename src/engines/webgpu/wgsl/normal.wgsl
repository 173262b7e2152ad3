// Standard normal numbers from Philox words by the Box–Muller transform. WGSL leaves log, sin and cos loose, so they are
// polynomials here (those of the Cephes library for float32: Moshier, logf, sinf, cosf): within 1e-6 of the reference.

const TO_UNIT = 2.3283064365386963e-10;

/** −ln((word + ½)/2³²), to float32's relative precision on both ends. */
fn minusLog(word : u32) -> f32 {
  // Near 1 the distance to 1 counts, and it is known exactly.
  var x = -(f32(~word) + 0.5) * TO_UNIT;
  var exponent = 0.0;
  if (word < 0xb504f334u) {
    let bits = bitcast<u32>(f32(word) + 0.5);
    exponent = f32(i32(bits >> 23u) - 126 - 32);
    var mantissa = bitcast<f32>((bits & 0x7fffffu) | 0x3f000000u);
    if (mantissa < 0.70710678) {
      mantissa *= 2.0;
      exponent -= 1.0;
    }
    x = mantissa - 1.0;
  }
  var p = 7.0376836292e-2;
  p = p * x - 1.1514610310e-1;
  p = p * x + 1.1676998740e-1;
  p = p * x - 1.2420140846e-1;
  p = p * x + 1.4249322787e-1;
  p = p * x - 1.6668057665e-1;
  p = p * x + 2.0000714765e-1;
  p = p * x - 2.4999993993e-1;
  p = p * x + 3.3333331174e-1;
  let square = x * x;
  let tail = p * x * square - 2.12194440e-4 * exponent - 0.5 * square;
  return -(x + tail + 0.693359375 * exponent);
}

/** Cosine and sine of 2π (word + ½)/2³². */
fn turn(word : u32) -> vec2<f32> {
  let quarter = (word + 0x20000000u) >> 30u;
  let rest = bitcast<i32>(word - (quarter << 30u));
  let x = (f32(rest) + 0.5) * (TO_UNIT * 6.283185307179586);
  let z = x * x;
  let s = ((-1.9515295891e-4 * z + 8.3321608736e-3) * z - 1.6666654611e-1) * z * x + x;
  let c = ((2.443315711809948e-5 * z - 1.388731625493765e-3) * z + 4.166664568298827e-2) * z * z - 0.5 * z + 1.0;
  switch (quarter & 3u) {
    case 1u: { return vec2<f32>(-s, c); }
    case 2u: { return vec2<f32>(-c, -s); }
    case 3u: { return vec2<f32>(s, -c); }
    default: { return vec2<f32>(c, s); }
  }
}

/** Two standard normal numbers from two words. */
fn boxMuller(first : u32, second : u32) -> vec2<f32> {
  return sqrt(2.0 * minusLog(first)) * turn(second);
}
