/** What `module.as.ts` exports; every pointer is a byte offset into `memory`. */
export interface KernelExports {
  readonly memory: WebAssembly.Memory;
  allocate(bytes: number): number;
  release(pointer: number): void;

  exp(x: number): number;
  log(x: number): number;
  pow(x: number, y: number): number;
  expm1(x: number): number;
  log1p(x: number): number;
  tanh(x: number): number;
  sin(x: number): number;
  cos(x: number): number;
  mathOnPairs(which: number, x: number, y: number, out: number, pairs: number): void;

  philox(c0: number, c1: number, c2: number, c3: number, key0: number, key1: number, out: number): void;
  philoxFour(c0: number, c1: number, c2: number, c3: number, key0: number, key1: number, out: number): void;
  quantileTable(table: number): void;
  normalQuantile(p: number): number;

  symmetricEigen(n: number, matrix: number, values: number, scratch: number): number;
  packRows(n: number, matrix: number, panels: number): void;
  transformTiles(n: number, panels: number, input: number, output: number, tiles: number): void;

  normalTiles(
    z: number,
    dimension: number,
    tiles: number,
    first: number,
    pairs: number,
    seed: number,
    repetition: number,
    generation: number,
    purpose: number,
    idle?: number,
  ): void;
  uniformTiles(
    x: number,
    dimension: number,
    tiles: number,
    first: number,
    lower: number,
    upper: number,
    seed: number,
    repetition: number,
    generation: number,
    purpose: number,
  ): void;
  scaleTiles(dimension: number, scale: number, z: number, y: number, tiles: number): void;
  stretchTiles(dimension: number, direction: number, rate: number, y: number, tiles: number): void;
  placeTiles(dimension: number, mean: number, sigma: number, y: number, x: number, tiles: number): void;
  normTiles(dimension: number, z: number, norms: number, tiles: number): void;
  clipTiles(dimension: number, lower: number, upper: number, x: number, penalties: number, tiles: number): void;
  reflectTiles(dimension: number, lower: number, upper: number, x: number, tiles: number): void;
  foldFirst(dimension: number, y: number, weights: number, tiles: number, out: number): void;
  foldSecond(dimension: number, y: number, weights: number, tiles: number, out: number): void;
  foldOuter(dimension: number, y: number, weights: number, tiles: number, out: number): void;
  decodeUniform(row: number, dimension: number, seed: number, lower: number, upper: number, purpose: number): void;
  addNoise(row: number, dimension: number, seed: number, table: number, purpose: number): void;
  scaleTable(quantiles: number, power: number, scaled: number): void;
  rowToLane(row: number, dimension: number, tile: number, lane: number): void;
  laneToRow(tile: number, lane: number, dimension: number, row: number): void;
  placeMember(row: number, dimension: number, tile: number, lane: number): void;
  addDifference(
    plus: number,
    minus: number,
    weight: number,
    draws: number,
    dimension: number,
    tile: number,
    lane: number,
  ): void;
  crossMember(
    other: number,
    keep: number,
    forced: number,
    draws: number,
    dimension: number,
    tile: number,
    lane: number,
  ): void;
  mutateMember(power: number, z: number, dimension: number, tile: number, lane: number): void;

  bbobCreate(number: number, dimension: number, instance: number): number;
  bbobRelease(problem: number): void;
  bbobEvaluate(problem: number, x: number, tiles: number, costs: number): void;
  bbobOptimum(problem: number): number;
  bbobFopt(problem: number): number;
  bbobNumbers(problem: number, which: number): number;
  bbobNumber(problem: number, which: number): number;
  bbobPartUniforms(seed: number, count: number, out: number): void;
  bbobPartNormals(seed: number, count: number, out: number): void;
  bbobPartRotation(seed: number, dimension: number, out: number): void;
  bbobPartOptimum(seed: number, dimension: number, out: number): void;
  bbobPartOscillate(dimension: number, x: number, out: number): void;
  bbobPartSkew(dimension: number, exponents: number, x: number, out: number): void;

  sliceCreate(problem: number, plane: number, xs: number, width: number, reachX: number, reachY: number): number;
  slicePaint(slice: number, y: number, costs: number): void;
  sliceRelease(slice: number): void;

  /** Describes the task whose folder exports this function, and returns its pointer; see `task.ts`. */
  readonly [task: `task${Capitalize<string>}`]: unknown;
  taskSize(task: number, field: number): number;
  taskStarts(
    task: number,
    starts: number,
    episodes: number,
    instance: number,
    testing: boolean,
    seed: number,
    repetition: number,
    generation: number,
    purpose: number,
  ): void;
  taskSteps(task: number, from: number, actions: number, count: number, trace: number): void;
  taskObserve(task: number, from: number, out: number): void;
  policyCreate(
    layers: number,
    activation: number,
    output: number,
    scale: number,
    widest: number,
    inputs: number,
    scaled: number,
  ): number;
  policySizes(policy: number): number;
  policyInputScales(policy: number): number;
  policyRelease(policy: number): void;
  policyAct(policy: number, weights: number, from: number, inputs: number, out: number, outputs: number): void;
  rollout(
    task: number,
    policy: number,
    weights: number,
    parameters: number,
    tiles: number,
    starts: number,
    episodes: number,
    spread: number,
    results: number,
  ): void;
  rolloutSteps(): number;
  decodeNormal(row: number, dimension: number, seed: number, table: number, deviations: number, purpose: number): void;
}
