// CartPole-v1; see kernel.as.ts for names and sources.
fn observe() {
  for (var j = 0; j < 4; j++) {
    observation[j] = state[j];
  }
}

/// Action 1 pushes to the right, any other to the left.
fn step() {
  let spin = state[3];
  let lean = directionOf(state[2]);
  let force = select(-10.0, 10.0, action[0] == 1.0);
  let push = (force + 0.05 * spin * spin * lean.sine) / 1.1;
  let arm = 0.5 * (1.3333333333 - 0.1 / 1.1 * lean.cosine * lean.cosine);
  let turn = (9.8 * lean.sine - lean.cosine * push) / arm;
  let thrust = push - 0.05 / 1.1 * turn * lean.cosine;
  state[0] = state[0] + 0.02 * state[1];
  state[1] = state[1] + 0.02 * thrust;
  state[2] = state[2] + 0.02 * spin;
  state[3] = spin + 0.02 * turn;
  reward = 1.0;
  ended = abs(state[0]) > 2.4 || abs(state[2]) > 0.20943951;
}
