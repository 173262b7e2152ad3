// The hard maze; see kernel.as.ts for names, numbers and sources.
const WALLS = 13;
/// Ends x₁ y₁ x₂ y₂ of every wall.
var<private> walls: array<vec4f, WALLS> = array<vec4f, WALLS>(
  vec4f(41, 5, 3, 8), vec4f(3, 8, 4, 49), vec4f(4, 49, 57, 53), vec4f(4, 49, 7, 202), vec4f(7, 202, 195, 198),
  vec4f(195, 198, 186, 8), vec4f(186, 8, 39, 5), vec4f(56, 54, 56, 157), vec4f(57, 106, 158, 162),
  vec4f(77, 201, 108, 164), vec4f(6, 80, 33, 121), vec4f(192, 146, 87, 91), vec4f(56, 55, 133, 30),
);
/// Cosine and sine of the six rangefinders' angles to the heading.
var<private> finders: array<vec2f, 6> = array<vec2f, 6>(
  vec2f(0, -1), vec2f(0.70710678, -0.70710678), vec2f(1, 0), vec2f(0.70710678, 0.70710678), vec2f(0, 1), vec2f(-1, 0),
);
const GOAL = vec2f(31, 20);

/// One degree with the maze's own π, 3.1415926.
fn facing() -> Direction {
  return directionOf(state[2] * (3.1415926 / 180.0));
}

/// Share of the range 100 that is free along a direction.
fn look(place: vec2f, d: vec2f) -> f32 {
  var nearest = 100.0;
  for (var k = 0; k < WALLS; k++) {
    let wall = walls[k];
    let b = wall.zw - wall.xy;
    let p = wall.xy - place;
    let across = d.x * b.y - d.y * b.x;
    // A parallel wall is not met; nothing is divided by 0.
    let by = select(across, 1.0, across == 0.0);
    let r = (p.x * b.y - p.y * b.x) / by;
    let s = (p.x * d.y - p.y * d.x) / by;
    if (across != 0.0 && r >= 0.0 && r < nearest && s >= 0.0 && s <= 1.0) {
      nearest = r;
    }
  }
  return nearest / 100.0;
}

fn observe() {
  let place = vec2f(state[0], state[1]);
  let ahead = facing();
  observation[0] = 1.0;
  for (var k = 0; k < 6; k++) {
    let f = finders[k];
    let d = vec2f(ahead.cosine * f.x - ahead.sine * f.y, ahead.sine * f.x + ahead.cosine * f.y);
    observation[1 + k] = look(place, d);
  }
  let way = GOAL - place;
  let along = way.x * ahead.cosine + way.y * ahead.sine;
  let aside = way.y * ahead.cosine - way.x * ahead.sine;
  let front = aside < along && aside >= -along;
  let left = aside >= along && aside > -along;
  let back = aside > along && aside <= -along;
  observation[7] = select(0.0, 1.0, front);
  observation[8] = select(0.0, 1.0, left);
  observation[9] = select(0.0, 1.0, back);
  observation[10] = select(1.0, 0.0, front || left || back);
}

/// Whether a wall is nearer than the robot's radius, 8.
fn touches(place: vec2f) -> bool {
  var hit = false;
  for (var k = 0; k < WALLS; k++) {
    let b = walls[k].zw - walls[k].xy;
    let p = place - walls[k].xy;
    let e = p - clamp(dot(p, b) / dot(b, b), 0.0, 1.0) * b;
    hit = hit || dot(e, e) < 64.0;
  }
  return hit;
}

/// `now` moved towards what an output asks for by at most 0.2, within ±3.
fn towards(now: f32, output: f32) -> f32 {
  let wanted = (clamp(output + 0.5, 0.0, 1.0) - 0.5) * 6.0;
  return clamp(now + clamp(wanted - now, -0.2, 0.2), -3.0, 3.0);
}

fn step() {
  var place = vec2f(state[0], state[1]);
  let turn = towards(state[4], action[0]);
  let speed = towards(state[3], action[1]);
  let ahead = facing();
  let next = place + speed * vec2f(ahead.cosine, ahead.sine);
  if (!touches(next)) {
    place = next;
  }
  var heading = state[2] + turn;
  if (heading > 360.0) {
    heading = heading - 360.0;
  }
  if (heading < 0.0) {
    heading = heading + 360.0;
  }
  let away = distance(GOAL, place);
  let time = state[8] + 1.0;
  state[0] = place.x;
  state[1] = place.y;
  state[2] = heading;
  state[3] = speed;
  state[4] = turn;
  state[5] = place.x;
  state[6] = place.y;
  state[7] = min(state[7], away);
  state[8] = time;
  reward = select(0.0, -away, time == 400.0);
  ended = false;
}
