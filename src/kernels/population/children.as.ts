// Children of kept members: one lane of a tile at a time, from float64 rows. All additions are in the order in which they
// are asked for, so a child's numbers depend on nothing but its own recipe.

/** Copies a float64 row into lane `lane` of a tile. */
export function placeMember(row: usize, dimension: i32, tile: usize, lane: i32): void {
  tile += (<usize>lane) << 3;
  for (let j = 0; j < dimension; j++) {
    store<f64>(tile, load<f64>(row));
    row += 8;
    tile += 32;
  }
}

/**
 * Lane `lane` of a tile ← itself + weight·(plus − minus), in each coordinate.
 * @param draws lane `lane` of a tile of factors that each coordinate's weight is multiplied by; 0 for none
 */
export function addDifference(
  plus: usize,
  minus: usize,
  weight: f64,
  draws: usize,
  dimension: i32,
  tile: usize,
  lane: i32,
): void {
  tile += (<usize>lane) << 3;
  if (draws != 0) draws += (<usize>lane) << 3;
  for (let j = 0; j < dimension; j++) {
    let factor = weight;
    if (draws != 0) {
      factor *= load<f64>(draws);
      draws += 32;
    }
    store<f64>(tile, load<f64>(tile) + factor * (load<f64>(plus) - load<f64>(minus)));
    plus += 8;
    minus += 8;
    tile += 32;
  }
}

/** Each coordinate of lane `lane` whose draw is not below `keep` becomes that of `other`; coordinate `forced` never does. */
export function crossMember(
  other: usize,
  keep: f64,
  forced: i32,
  draws: usize,
  dimension: i32,
  tile: usize,
  lane: i32,
): void {
  tile += (<usize>lane) << 3;
  draws += (<usize>lane) << 3;
  for (let j = 0; j < dimension; j++) {
    // Chosen without a branch, which nobody could foresee.
    const chosen = -i64(i32(load<f64>(draws) >= keep) & i32(j != forced));
    const own = load<i64>(tile);
    store<i64>(tile, own ^ ((own ^ load<i64>(other)) & chosen));
    other += 8;
    draws += 32;
    tile += 32;
  }
}

/** Lane `lane` of a tile ← itself + power·z. */
export function mutateMember(power: f64, z: usize, dimension: i32, tile: usize, lane: i32): void {
  const offset = (<usize>lane) << 3;
  tile += offset;
  z += offset;
  for (let j = 0; j < dimension; j++) {
    store<f64>(tile, load<f64>(tile) + power * load<f64>(z));
    z += 32;
    tile += 32;
  }
}
