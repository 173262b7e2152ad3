import { mlp, weightCount } from '../../../../../src/core/policies/mlp.ts';
import { findTask } from '../../../../../src/core/problems/tasks/registry.ts';
import { engineSetting } from '../../../../../src/engines/setting.ts';
import { Gpu } from '../../../../../src/engines/webgpu/gpu.ts';
import type { GpuObjective } from '../../../../../src/engines/webgpu/objective.ts';
import { objectiveFor } from '../../../../../src/engines/webgpu/objectives.ts';
import { GpuTaskObjective } from '../../../../../src/engines/webgpu/rollout/task-objective.ts';
import { WasmEngine } from '../../../../../src/engines/wasm/engine.ts';
import { Kernels } from '../../../../../src/kernels/kernels.ts';
import { fetchKernels } from '../../../../../src/runtime/kernels-url.ts';

interface Told {
  readonly costs: number[];
  readonly outcomes: number[];
  readonly score: number | null;
}

const address = { seed: 4, repetition: 0, generation: 3 };

/** What both engines say of the same population in the same episodes, and of its first individual in a test. */
export async function bothEngines(
  id: string,
  population: number,
  episodes: number,
): Promise<{ reference: Told; device: Told; inPieces: number[]; made: number; tensors: number }> {
  const task = findTask(id)!;
  const kernels = new Kernels(await fetchKernels());
  const choice = { hidden: [...task.defaults.hidden], activation: 'tanh', fresh: 'normal', spread: 0.5 } as const;
  const dim = weightCount(mlp(task, choice));
  const setting = engineSetting({ problem: id, dim, instance: 1, bounds: 'none', task: { ...choice, episodes } });
  const engine = new WasmEngine(kernels, setting);
  const mean = new Float64Array(dim);
  const drawn = {
    kind: 'gaussian',
    size: population,
    dimension: dim,
    mean,
    sigma: 0.5,
    factor: null,
    mirrored: false,
  } as const;
  const rows = Float64Array.from(
    engine
      .rows(
        drawn,
        address,
        Array.from({ length: population }, (_, i) => i),
      )
      .flatMap((row) => [...row.map(Math.fround)]),
  );
  const plan = { kind: 'points', size: population, dimension: dim, rows } as const;
  const first = { ...plan, size: 1, rows: rows.slice(0, dim) };
  const evaluated = engine.evaluate(plan, address, 0, population);
  const reference = {
    costs: [...evaluated.costs],
    outcomes: [...(evaluated.outcomes ?? [])],
    score: task.testEpisodes > 0 ? engine.evaluate(first, { ...address, test: true }, 0, 1).costs[0] : null,
  };

  const gpu = await Gpu.open();
  const before = gpu.tensors;
  const objective = objectiveFor(gpu, kernels, setting);
  const points = gpu.upload(
    Float32Array.from(
      { length: dim * population },
      (_, k) => rows[(k % population) * dim + Math.floor(k / population)],
    ),
    [dim, population],
  );
  const costsOf = async (objective: GpuObjective): Promise<Pick<Told, 'costs' | 'outcomes'>> => {
    objective.begin(address);
    const { costs, outcomes } = objective.evaluate(points);
    const told = { costs: [...(await gpu.read(costs))], outcomes: outcomes ? [...(await gpu.read(outcomes))] : [] };
    costs.dispose();
    outcomes?.dispose();
    return told;
  };
  const told = await costsOf(objective);
  let score: number | null = null;
  if (task.testEpisodes > 0) {
    const alone = gpu.upload(Float32Array.from(first.rows), [dim, 1]);
    objective.begin({ ...address, test: true });
    const { costs } = objective.evaluate(alone);
    [score] = await gpu.read(costs);
    costs.dispose();
    alone.dispose();
  }
  // Seven steps a dispatch.
  const pieces = new GpuTaskObjective(gpu, kernels, task, setting, 7 * population * episodes * (dim + 200));
  const dispatches = gpu.dispatches;
  const { costs: inPieces } = await costsOf(pieces);
  const made = gpu.dispatches - dispatches;
  points.dispose();
  objective.release();
  pieces.release();
  const tensors = gpu.tensors - before;
  gpu.release();
  engine.release();
  return { reference, device: { ...told, score }, inPieces, made, tensors };
}

/** Costs and outcomes of four policies of a task, of which the second has a NaN among its weights and the third an infinite one. */
export async function brokenPolicies(id: string): Promise<{ costs: string[]; outcomes: string[] }> {
  const task = findTask(id)!;
  const kernels = new Kernels(await fetchKernels());
  const choice = { hidden: [3], activation: 'tanh', fresh: 'normal', spread: 0.5, episodes: 2 } as const;
  const dim = weightCount(mlp(task, choice));
  const weights = new Float32Array(4 * dim).fill(0.1);
  weights[4 * (dim - 1) + 1] = NaN;
  weights[2] = -Infinity;
  const gpu = await Gpu.open();
  const objective = new GpuTaskObjective(gpu, kernels, task, { instance: 1, task: choice });
  objective.begin(address);
  const { costs, outcomes } = objective.evaluate(gpu.upload(weights, [dim, 4]));
  const words = async (of: typeof costs | null): Promise<string[]> =>
    of ? [...(await gpu.read(of))].map((value) => (Number.isFinite(value) ? 'finite' : String(value))) : [];
  const told = { costs: await words(costs), outcomes: await words(outcomes) };
  gpu.release();
  return told;
}
