// A car in a valley; see car.as.ts for names and sources.
fn observe() {
  observation[0] = state[0];
  observation[1] = state[1];
}

/// One step under a thrust; true where the car reached the goal. The left wall stops it.
fn drive(thrust: f32, goal: f32) -> bool {
  var v = clamp(state[1] + (thrust - 0.0025 * cosineOf(3.0 * state[0])), -0.07, 0.07);
  let place = clamp(state[0] + v, -1.2, 0.6);
  if (place <= -1.2 && v < 0.0) {
    v = 0.0;
  }
  state[0] = place;
  state[1] = v;
  return place >= goal && v >= 0.0;
}
