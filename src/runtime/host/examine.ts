import { lineageOf } from '../../core/champion/chain.ts';
import type { Genome } from '../../core/champion/champion.ts';
import { scoresOf } from '../../core/experiment/scores.ts';
import { weightSpreads, mlp } from '../../core/policies/mlp.ts';
import type { MutantsPlan, PointsPlan } from '../../core/population/plan.ts';
import { problemOf } from '../../core/problems/registry.ts';
import { isTask } from '../../core/problems/task.ts';
import type { EngineSetting } from '../../engines/setting.ts';
import { WasmEngine } from '../../engines/wasm/engine.ts';
import type { Kernels } from '../../kernels/kernels.ts';

/** What is to be known of a policy. */
export interface ExamineOrder {
  readonly setting: EngineSetting;
  readonly genome: Genome;
  /** A chain that may make the same weights; null where nobody asks. */
  readonly chain: Genome | null;
}

/** What a policy is and what it is worth. */
export interface Examined {
  readonly weights: Float64Array;
  /** Its score in the test, or where training shows it, as a cost. */
  readonly score: number;
  /** Whether the chain makes these weights, bit for bit. */
  readonly same: boolean;
}

/**
 * Makes the weights of a policy and tests it, with the engine that runs are made of.
 * @throws Error with a sentence when the setting is not that of a task
 */
export function examine(kernels: Kernels, { setting, genome, chain }: ExamineOrder): Examined {
  const task = problemOf(setting.problem);
  if (!isTask(task) || !setting.task) throw new Error(`${setting.problem} is no task, so it has no policies.`);
  const spreads = weightSpreads(mlp(task, setting.task), setting.task);
  const engine = new WasmEngine(kernels, setting);
  let made = 0;
  const weightsOf = (of: Genome): Float64Array => {
    if (of.kind === 'weights') return Float64Array.from(of.values);
    // Engines know the genomes of one repetition by numbers that begin anew in the next one.
    const address = { ...NOWHERE, repetition: made++ };
    return Float64Array.from(engine.gather(planOf(of, setting, spreads), address, Uint32Array.of(0)));
  };
  try {
    const weights = weightsOf(genome);
    const plan: PointsPlan = { kind: 'points', size: 1, dimension: weights.length, rows: weights };
    const tested = task.testEpisodes > 0;
    const { costs, outcomes } = engine.evaluate(plan, { ...NOWHERE, test: tested }, 0, 1);
    const score = tested || !outcomes ? costs[0] : scoresOf(task, costs, outcomes)[0];
    return { weights, score, same: chain !== null && equal(weightsOf(chain), weights) };
  } finally {
    engine.release();
  }
}

const NOWHERE = { seed: 0, repetition: 0, generation: 0 };

/** A population of one: the last node of a chain, unchanged. */
function planOf(chain: Genome & { kind: 'chain' }, { dim, lower, upper }: EngineSetting, spreads: Float64Array) {
  const lineage = lineageOf(chain);
  const plan: MutantsPlan = {
    kind: 'mutants',
    size: 1,
    dimension: dim,
    lower,
    upper,
    spreads,
    power: 0,
    unchanged: 1,
    parentOf: Int32Array.of(0),
    seeds: Uint32Array.of(0),
    parents: Int32Array.of(lineage.seed.length - 1),
    lineage,
  };
  return plan;
}

function equal(one: Float64Array, other: Float64Array): boolean {
  return one.length === other.length && one.every((value, j) => Object.is(value, other[j]));
}
