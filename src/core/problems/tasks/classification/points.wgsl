// Two classes of points, told apart one point a step; see points.as.ts for the state. The points are looked up: x and y of
// each, those of a test after those for training.
const TRAINING = 400;
const TEST = 200;

/// Number of the point at hand; the class of point i is i mod 2.
fn place() -> i32 {
  let index = i32(state[0]);
  return select(TRAINING + index % TEST, index % TRAINING, state[1] == 0.0);
}

fn observe() {
  let at = 2 * place();
  observation[0] = table[at];
  observation[1] = table[at + 1];
}

/// The cross entropy is ln(1 + e^excess), written so that nothing overflows.
fn step() {
  let lead = action[1] - action[0];
  // Score of the wrong class over that of the right one.
  let excess = select(lead, -lead, (place() & 1) == 1);
  let entropy = max(excess, 0.0) + logOnePlus(exp(-min(abs(excess), 87.0)));
  let count = f32(select(TEST, TRAINING, state[1] == 0.0));
  state[0] = state[0] + 1.0;
  state[3] = state[3] + select(0.0, 1.0, excess < 0.0);
  state[2] = state[3] / count;
  reward = -entropy / count;
  ended = state[0] >= count;
}
