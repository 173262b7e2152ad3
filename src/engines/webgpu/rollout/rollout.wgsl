// Policies acting in a task, fused: observe, act, step. Thread e·size + i is individual i in episode e: populations are
// often too small to fill a device, and episodes of one individual differ in length. A dispatch makes some steps; between
// dispatches a thread's record lies in `result`: its state, the sum of its rewards, and its steps so far, negative once the
// episode is over. The code before this one defines observe, take, act, step, STATE and LIMIT.
var<private> individual: i32;
var<private> population: i32;

fn weight(j: i32) -> f32 {
  return points[j * population + individual];
}

/// Whether all weights are numbers; told by their bits, since WGSL lets a compiler assume it.
fn sound() -> bool {
  var largest = 0u;
  for (var j = 0; j < uniforms.pointsShape.x; j++) {
    largest = max(largest, bitcast<u32>(weight(j)) & 0x7fffffffu);
  }
  return largest < 0x7f800000u;
}

fn main(index: i32) {
  let threads = uniforms.outShape.y;
  if (index >= threads) {
    return;
  }
  population = uniforms.pointsShape.y;
  individual = index % population;
  let episode = index / population;
  var sum = 0.0;
  var time = 0.0;
  if (uniforms.fresh == 1) {
    if (!sound()) {
      // Over before it began, with a return that is none.
      for (var j = 0; j < STATE; j++) {
        result[j * threads + index] = uniforms.NAN;
      }
      result[STATE * threads + index] = uniforms.NAN;
      result[(STATE + 1) * threads + index] = -1.0;
      return;
    }
    let episodes = uniforms.startsShape.y;
    for (var j = 0; j < STATE; j++) {
      state[j] = starts[j * episodes + episode];
    }
  } else {
    time = result[(STATE + 1) * threads + index];
    if (time < 0.0) {
      return;
    }
    sum = result[STATE * threads + index];
    for (var j = 0; j < STATE; j++) {
      state[j] = result[j * threads + index];
    }
  }
  take();
  var over = false;
  for (var k = 0; k < uniforms.steps && !over; k++) {
    observe();
    act();
    step();
    sum = sum + reward;
    time = time + 1.0;
    over = ended || time >= LIMIT;
  }
  for (var j = 0; j < STATE; j++) {
    result[j * threads + index] = state[j];
  }
  result[STATE * threads + index] = sum;
  result[(STATE + 1) * threads + index] = select(time, -time, over);
}
