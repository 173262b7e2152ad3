// What the functions have in common. The input `numbers` holds, one after the other: the optimum in two words, so that
// x − optimum is exact to the last bit of x; scales; weights; two matrices in panels of four rows; peaks. The code before
// this one says where, as OPTIMUM, SCALES, WEIGHTS, FIRST, SECOND, PEAKS, LEVELS, and D, PADDED, CONSTANT, EXPONENT.
alias Vector = array<f32, PADDED>;
var<private> individual: i32;
var<private> population: i32;
var<private> a: Vector;
var<private> b: Vector;

fn coordinate(j: i32) -> f32 {
  return points[j * population + individual];
}

fn scale(j: i32) -> f32 {
  return numbers[SCALES + j];
}

fn heft(j: i32) -> f32 {
  return numbers[WEIGHTS + j];
}

/// Coordinate j of x − optimum.
fn away(j: i32) -> f32 {
  return (coordinate(j) - numbers[OPTIMUM + j]) - numbers[OPTIMUM + D + j];
}

/// out ← x − optimum
fn shift(out: ptr<private, Vector>) {
  for (var j = 0; j < D; j++) {
    out[j] = away(j);
  }
}

/// out ← M x, M the matrix that begins at `base`: panels of four rows, column after column.
fn multiply(base: i32, x: ptr<private, Vector>, out: ptr<private, Vector>) {
  var at = base;
  for (var i = 0; i < PADDED; i += 4) {
    var sum = vec4f(0.0);
    for (var j = 0; j < D; j++) {
      sum = sum + vec4f(numbers[at], numbers[at + 1], numbers[at + 2], numbers[at + 3]) * x[j];
      at += 4;
    }
    out[i] = sum.x;
    out[i + 1] = sum.y;
    out[i + 2] = sum.z;
    out[i + 3] = sum.w;
  }
}

/// Σ max(0, |x| − 5)² of the point itself.
fn penalty() -> f32 {
  var sum = 0.0;
  for (var j = 0; j < D; j++) {
    let beyond = max(0.0, abs(coordinate(j)) - 5.0);
    sum = sum + beyond * beyond;
  }
  return sum;
}

/// Σ w z²
fn weighed(z: ptr<private, Vector>) -> f32 {
  var sum = 0.0;
  for (var j = 0; j < D; j++) {
    sum = sum + heft(j) * z[j] * z[j];
  }
  return sum;
}
