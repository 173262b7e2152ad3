// Costs that are no numbers: NaN where a coordinate is NaN, else infinity where one is infinite or the cost overflows.
// Bits are compared, since WGSL lets a compiler assume that neither ever happens.
const INFINITE = 0x7f800000u;

fn main(index: i32) {
  if (index >= uniforms.size) {
    return;
  }
  individual = index;
  population = uniforms.size;
  var largest = 0u;
  for (var j = 0; j < D; j++) {
    largest = max(largest, bitcast<u32>(coordinate(j)) & 0x7fffffffu);
  }
  if (largest >= INFINITE) {
    result[index] = select(uniforms.INFINITY, uniforms.NAN, largest > INFINITE);
    return;
  }
  let cost = evaluate();
  if ((bitcast<u32>(cost) & 0x7fffffffu) >= INFINITE) {
    result[index] = uniforms.INFINITY;
    return;
  }
  result[index] = cost;
}
