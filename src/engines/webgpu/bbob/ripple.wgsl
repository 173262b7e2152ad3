/// sin² πz
fn wave(z: f32) -> f32 {
  let d = z - round(z);
  let sine = sineOf(3.1415926536 * d);
  return sine * sine;
}

/// The term of the Rastrigin sum, 10(1 − cos 2πz) + z², without cancelling.
fn rippled(z: f32) -> f32 {
  return 20.0 * wave(z) + z * z;
}
