/** 10^(k/20) for k = 0 … 19, to the digits that whole numbers of evaluations up to 10⁹ need. */
const DECADE = [
  ...[1, 1.1220184543019633, 1.2589254117941673, 1.4125375446227544, 1.5848931924611134],
  ...[1.7782794100389228, 1.9952623149688795, 2.2387211385683394, 2.51188643150958, 2.8183829312644537],
  ...[3.1622776601683795, 3.5481338923357546, 3.9810717055349727, 4.466835921509631, 5.011872336272723],
  ...[5.623413251903491, 6.3095734448019325, 7.0794578438413795, 7.943282347242815, 8.912509381337456],
];

/**
 * Evaluations at which the cost of a run is noted: ⌊10^(k/20)⌋, as COCO does, each once, and the budget at the end. They grow
 * like a logarithmic axis: 20 to a decade, but for the first, where whole numbers are fewer.
 * @param budget evaluations at most, from 1 on
 */
export function evaluationGrid(budget: number): Float64Array {
  const grid: number[] = [];
  for (let power = 1; power < budget; power *= 10) {
    for (const step of DECADE) {
      const at = Math.floor(power * step);
      if (at < budget && at !== grid[grid.length - 1]) grid.push(at);
    }
  }
  grid.push(budget);
  return Float64Array.from(grid);
}

/**
 * The lowest cost after so many evaluations, for each place of a grid; Infinity before the first improvement.
 * @param improvements evaluation and cost of each improvement, alternating
 * @param grid evaluations, ascending
 */
export function bestAlong(improvements: Float64Array, grid: Float64Array): Float64Array {
  const costs = new Float64Array(grid.length);
  let best = Infinity;
  let k = 0;
  for (let place = 0; place < grid.length; place++) {
    while (k < improvements.length && improvements[k] <= grid[place]) {
      best = improvements[k + 1];
      k += 2;
    }
    costs[place] = best;
  }
  return costs;
}
