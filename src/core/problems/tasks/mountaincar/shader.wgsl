// MountainCar-v0. Actions 0, 1, 2 are left, none, right.
fn step() {
  ended = drive(0.001 * (action[0] - 1.0), 0.5);
  reward = -1.0;
}
