// Point navigation; see kernel.as.ts for the state.
fn observe() {
  for (var k = 0; k < 2; k++) {
    observation[k] = state[4 + k] - state[k];
    observation[2 + k] = state[2 + k];
  }
}

fn step() {
  var square = 0.0;
  for (var k = 0; k < 2; k++) {
    let velocity = 0.95 * state[2 + k] + 0.1 * clamp(action[k], -1.0, 1.0);
    let place = state[k] + 0.1 * velocity;
    state[2 + k] = velocity;
    state[k] = place;
    let left = state[4 + k] - place;
    square = square + left * left;
  }
  state[6] = sqrt(square);
  reward = -state[6];
  ended = false;
}
