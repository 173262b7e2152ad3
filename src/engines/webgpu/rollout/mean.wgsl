// Element i·columns + k: a number of individual i, over its episodes, added up in their order; NaN where one of them is no
// number, which is told by its bits.
fn main(index: i32) {
  if (index >= uniforms.size) {
    return;
  }
  let population = uniforms.size / uniforms.columns;
  let threads = uniforms.recordsShape.y;
  let at = (uniforms.row + index % uniforms.columns) * threads + index / uniforms.columns;
  var sum = 0.0;
  var episodes = 0.0;
  var largest = 0u;
  for (var e = 0; e < threads; e += population) {
    let value = records[at + e];
    largest = max(largest, bitcast<u32>(value) & 0x7fffffffu);
    sum = sum + value;
    episodes = episodes + 1.0;
  }
  if (largest >= 0x7f800000u) {
    result[index] = uniforms.NAN;
    return;
  }
  result[index] = uniforms.base + uniforms.factor * (sum / episodes);
}
