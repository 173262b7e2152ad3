/** y = d ∘ z for every individual: one scale a coordinate. */
export function scaleTiles(dimension: i32, scale: usize, z: usize, y: usize, tiles: i32): void {
  for (let t = 0; t < tiles; t++) {
    for (let j = 0; j < dimension; j++) {
      const factor = v128.load64_splat(scale + ((<usize>j) << 3));
      v128.store(y, f64x2.mul(factor, v128.load(z)));
      v128.store(y, f64x2.mul(factor, v128.load(z, 16)), 16);
      z += 32;
      y += 32;
    }
  }
}

/** y ← (1 − rate) y + rate m (m·y) for every individual; each lane adds up its product in coordinate order. */
export function stretchTiles(dimension: i32, direction: usize, rate: f64, y: usize, tiles: i32): void {
  const stride = (<usize>dimension) << 5;
  let t = 0;
  // A sum waits for the one before it, so two tiles take hardly longer than one.
  for (; t + 1 < tiles; t += 2) {
    let a = f64x2.splat(0);
    let b = a;
    let c = a;
    let d = a;
    for (let j: usize = 0; j < <usize>dimension; j++) {
      const m = v128.load64_splat(direction + (j << 3));
      const first = y + (j << 5);
      a = f64x2.add(a, f64x2.mul(m, v128.load(first)));
      b = f64x2.add(b, f64x2.mul(m, v128.load(first, 16)));
      c = f64x2.add(c, f64x2.mul(m, v128.load(first + stride)));
      d = f64x2.add(d, f64x2.mul(m, v128.load(first + stride, 16)));
    }
    addAlong(dimension, direction, rate, y, a, b);
    addAlong(dimension, direction, rate, y + stride, c, d);
    y += stride << 1;
  }
  if (t == tiles) return;
  let low = f64x2.splat(0);
  let high = low;
  for (let j: usize = 0; j < <usize>dimension; j++) {
    const m = v128.load64_splat(direction + (j << 3));
    low = f64x2.add(low, f64x2.mul(m, v128.load(y + (j << 5))));
    high = f64x2.add(high, f64x2.mul(m, v128.load(y + (j << 5), 16)));
  }
  addAlong(dimension, direction, rate, y, low, high);
}

/** y ← (1 − rate) y + m·(rate × product) for one tile. */
function addAlong(dimension: i32, direction: usize, rate: f64, y: usize, low: v128, high: v128): void {
  const kept = f64x2.splat(1 - rate);
  low = f64x2.mul(f64x2.splat(rate), low);
  high = f64x2.mul(f64x2.splat(rate), high);
  for (let j = 0; j < dimension; j++) {
    const m = v128.load64_splat(direction + ((<usize>j) << 3));
    v128.store(y, f64x2.add(f64x2.mul(kept, v128.load(y)), f64x2.mul(m, low)));
    v128.store(y, f64x2.add(f64x2.mul(kept, v128.load(y, 16)), f64x2.mul(m, high)), 16);
    y += 32;
  }
}

/** x = mean + sigma·y for every individual. */
export function placeTiles(dimension: i32, mean: usize, sigma: f64, y: usize, x: usize, tiles: i32): void {
  const step = f64x2.splat(sigma);
  for (let t = 0; t < tiles; t++) {
    for (let j = 0; j < dimension; j++) {
      const centre = v128.load64_splat(mean + ((<usize>j) << 3));
      v128.store(x, f64x2.add(centre, f64x2.mul(step, v128.load(y))));
      v128.store(x, f64x2.add(centre, f64x2.mul(step, v128.load(y, 16))), 16);
      y += 32;
      x += 32;
    }
  }
}

/** Squared Euclidean norm of every individual's draws: `norms` takes tiles·4 float64. */
export function normTiles(dimension: i32, z: usize, norms: usize, tiles: i32): void {
  for (let t = 0; t < tiles; t++) {
    let low = f64x2.splat(0);
    let high = low;
    for (let j = 0; j < dimension; j++) {
      const a = v128.load(z);
      const b = v128.load(z, 16);
      low = f64x2.add(low, f64x2.mul(a, a));
      high = f64x2.add(high, f64x2.mul(b, b));
      z += 32;
    }
    v128.store(norms, low);
    v128.store(norms, high, 16);
    norms += 32;
  }
}

/**
 * Moves every coordinate to the nearest point of [lower, upper] and writes the squared distance moved,
 * summed over coordinates, of each individual to `penalties` (tiles·4 float64). NaN stays NaN.
 */
export function clipTiles(dimension: i32, lower: f64, upper: f64, x: usize, penalties: usize, tiles: i32): void {
  const low = f64x2.splat(lower);
  const high = f64x2.splat(upper);
  for (let t = 0; t < tiles; t++) {
    for (let half: usize = 0; half < 32; half += 16) {
      let sum = f64x2.splat(0);
      for (let j = 0; j < dimension; j++) {
        const address = x + ((<usize>j) << 5) + half;
        const value = v128.load(address);
        const inside = f64x2.min(f64x2.max(value, low), high);
        const moved = f64x2.sub(value, inside);
        sum = f64x2.add(sum, f64x2.mul(moved, moved));
        v128.store(address, inside);
      }
      v128.store(penalties + half, sum);
    }
    penalties += 32;
    x += (<usize>dimension) << 5;
  }
}

/** Folds every coordinate back into [lower, upper] as a mirror at either end would. */
export function reflectTiles(dimension: i32, lower: f64, upper: f64, x: usize, tiles: i32): void {
  const base = f64x2.splat(lower);
  const width = f64x2.splat(upper - lower);
  const period = f64x2.splat(2 * (upper - lower));
  const end = x + ((<usize>(tiles * dimension)) << 5);
  for (; x < end; x += 16) {
    const value = v128.load(x);
    const offset = f64x2.sub(value, base);
    const turns = f64x2.nearest(f64x2.div(offset, period));
    // |offset − period·turns| lies in [0, width]; the last minimum takes rounding off.
    const folded = f64x2.min(f64x2.abs(f64x2.sub(offset, f64x2.mul(period, turns))), width);
    const inside = v128.and(f64x2.ge(value, base), f64x2.le(value, f64x2.splat(upper)));
    v128.store(x, v128.bitselect(value, f64x2.add(base, folded), inside));
  }
}
