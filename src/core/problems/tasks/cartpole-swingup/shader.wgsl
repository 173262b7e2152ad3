// CartPole swing-up; see kernel.as.ts for names and sources.
fn observe() {
  let lean = directionOf(state[2]);
  observation[0] = state[0];
  observation[1] = state[1];
  observation[2] = lean.cosine;
  observation[3] = lean.sine;
  observation[4] = state[3];
}

fn step() {
  let v = state[1];
  let w = state[3];
  let lean = directionOf(state[2]);
  let force = 10.0 * clamp(action[0], -1.0, 1.0);
  let spin = w * w * lean.sine;
  let square = lean.cosine * lean.cosine;
  let thrust = (-0.6 * spin + 14.73 * lean.sine * lean.cosine + 4.0 * force - 0.4 * v) / (4.0 - 1.5 * square);
  let turn = (-0.9 * spin * lean.cosine + 58.92 * lean.sine + 6.0 * (force - 0.1 * v) * lean.cosine) / (2.4 - 0.9 * square);
  state[0] = state[0] + 0.01 * v;
  state[1] = v + 0.01 * thrust;
  state[2] = state[2] + 0.01 * w;
  state[3] = w + 0.01 * turn;
  reward = 0.5 * (cosineOf(state[2]) + 1.0) * cosineOf(state[0] * 0.6544984695);
  ended = abs(state[0]) > 2.4;
}
