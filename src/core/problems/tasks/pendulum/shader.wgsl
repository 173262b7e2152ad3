// Pendulum-v1; see kernel.as.ts for names and sources.
fn observe() {
  let lean = directionOf(state[0]);
  observation[0] = lean.cosine;
  observation[1] = lean.sine;
  observation[2] = state[1];
}

/// The cost is that of the state before the step. A turn is taken off in two words, so that the angle keeps its digits.
fn step() {
  let t = state[0];
  let w = state[1];
  let u = clamp(action[0], -2.0, 2.0);
  let turns = floor(t * 0.1591549431 + 0.5);
  let angle = (t - turns * 6.28125) - turns * 0.0019353071796;
  reward = -(angle * angle + 0.1 * w * w + 0.001 * u * u);
  let speed = clamp(w + 0.05 * (15.0 * sineOf(t) + 3.0 * u), -8.0, 8.0);
  state[0] = t + 0.05 * speed;
  state[1] = speed;
  ended = false;
}
