import type { Plan } from '../../../src/core/population/plan.ts';
import { Ranker } from '../../../src/core/population/ranking.ts';
import { Stream } from '../../../src/core/random/stream.ts';
import type { Setting, State, Strategy } from '../../../src/core/strategies/strategy.ts';
import { WasmEngine } from '../../../src/engines/wasm/engine.ts';
import { loadKernels } from '../../kernels/load.ts';

const kernels = loadKernels();

/** One individual as somebody who looks on sees it: where it lies, how it behaves and what it costs. */
export interface Seen {
  readonly x: readonly number[];
  readonly behaviour: readonly number[];
  readonly cost: number;
}

/** A search whose individuals behave as their first two coordinates lie, in a box of ±5. */
export function settingIn(
  dimension: number,
  parameters: Record<string, number>,
  seed: number,
  noisy = false,
): Setting<Record<string, number>> {
  const range = [-5, 5] as const;
  return {
    dimension,
    lower: -5,
    upper: 5,
    parameters,
    start: new Float64Array(dimension),
    spreads: new Float64Array(dimension).fill(0.5),
    noisy,
    behaviour: 2,
    ranges: [range, range],
    worst: 1000,
    kernels,
    stream: new Stream(kernels, seed, 0),
  };
}

/**
 * Leads a strategy through some generations, and shows each of them.
 * @param cost of a point in a generation
 */
export function lead<S extends State>(
  strategy: Strategy,
  setting: Setting<Record<string, number>>,
  generations: number,
  cost: (x: readonly number[], generation: number, individual: number) => number,
  look: (state: S, seen: readonly Seen[], plan: Plan) => void = () => undefined,
): S {
  const { dimension, stream } = setting;
  const objective = { problem: 'bbob-f1', dim: dimension, instance: 1, bounds: 'none', lower: -5, upper: 5 } as const;
  const engine = new WasmEngine(kernels, objective);
  const state = strategy.init(setting);
  const ranker = new Ranker();
  for (let generation = 0; generation < generations; generation++) {
    const plan = strategy.ask(state, setting, generation);
    const address = { seed: stream.seed, repetition: 0, generation };
    const rows = engine.rows(plan, address, [...Array(plan.size).keys()], false).map((row) => [...row]);
    const seen = rows.map((x, i) => ({ x, behaviour: x.slice(0, 2), cost: cost(x, generation, i) }));
    const ranking = ranker.rank(
      Float64Array.from(seen, (one) => one.cost),
      Float64Array.from(seen.flatMap((one) => one.behaviour)),
    );
    const request = strategy.select(state, ranking, setting);
    const folded = (request?.sums ?? []).map((sum) => {
      const length = sum.moment === 'outer' ? dimension * dimension : dimension;
      const partial = engine.fold(plan, address, sum, 0, Math.ceil(plan.size / 16));
      const whole = new Float64Array(length);
      partial.forEach((v, k) => (whole[k % length] += v));
      return whole;
    });
    if (request?.keep) folded.push(Float64Array.from([...request.keep].flatMap((i) => rows[i])));
    strategy.tell(state, ranking, folded, setting);
    look(state as S, seen, plan);
  }
  engine.release();
  return state as S;
}

/** The cell of a behaviour in ±5, told in words that the strategies do not use: its place along each axis. */
export function cellIn(side: number, behaviour: readonly number[]): string {
  const part = (value: number): number => Math.min(side - 1, Math.max(0, Math.floor(((value + 5) / 10) * side)));
  return behaviour.map(part).join(' ');
}
