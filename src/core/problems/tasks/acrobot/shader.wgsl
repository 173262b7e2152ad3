// Acrobot-v1; see kernel.as.ts for names and sources.
const PI = 3.1415926536;

fn observe() {
  for (var k = 0; k < 2; k++) {
    let joint = directionOf(state[k]);
    observation[2 * k] = joint.cosine;
    observation[2 * k + 1] = joint.sine;
    observation[4 + k] = state[2 + k];
  }
}

/// Speeds and accelerations of both joints.
fn slope(at: vec4f, torque: f32) -> vec4f {
  let between = directionOf(at.y);
  let a = 3.5 + between.cosine;
  let b = 1.25 + 0.5 * between.cosine;
  let p2 = 4.9 * sineOf(at.x + at.y);
  let p1 = 14.7 * sineOf(at.x) - (0.5 * at.w * at.w + at.w * at.z) * between.sine + p2;
  let share = b / a;
  let second = (torque + share * p1 - (0.5 * at.z * at.z * between.sine + p2)) / (1.25 - b * share);
  let first = (-b * second - p1) / a;
  return vec4f(at.z, at.w, first, second);
}

/// Whole turns are taken off as often as it needs, each in two words, so that what is left keeps its digits.
fn wrapped(angle: f32) -> f32 {
  var rest = angle;
  for (var round = 0; round < 64 && abs(rest) > PI; round++) {
    let turn = select(-1.0, 1.0, rest > 0.0);
    rest = (rest - turn * 6.28125) - turn * 0.0019353071796;
  }
  return rest;
}

/// Actions 0, 1, 2 are torques −1, 0, 1. One classical Runge–Kutta step of 0.2 s.
fn step() {
  let torque = action[0] - 1.0;
  let before = vec4f(state[0], state[1], state[2], state[3]);
  let k1 = slope(before, torque);
  let k2 = slope(before + 0.1 * k1, torque);
  let k3 = slope(before + 0.1 * k2, torque);
  let k4 = slope(before + 0.2 * k3, torque);
  let after = before + 0.2 / 6.0 * (k1 + 2.0 * (k2 + k3) + k4);
  state[0] = wrapped(after.x);
  state[1] = wrapped(after.y);
  state[2] = clamp(after.z, -4.0 * PI, 4.0 * PI);
  state[3] = clamp(after.w, -9.0 * PI, 9.0 * PI);
  ended = -cosineOf(state[0]) - cosineOf(state[0] + state[1]) > 1.0;
  reward = select(-1.0, 0.0, ended);
}
