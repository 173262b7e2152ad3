// MountainCarContinuous-v0. The thrust is clipped to [−1, 1]; its price, 0.1 a², is not.
fn step() {
  let a = action[0];
  ended = drive(0.0015 * clamp(a, -1.0, 1.0), 0.45);
  reward = select(0.0, 100.0, ended) - 0.1 * a * a;
}
