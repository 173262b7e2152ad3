import { transfer } from 'comlink';
import type { EngineSetting } from '../../engines/setting.ts';
import { Kernels } from '../../kernels/kernels.ts';
import { examine, type Examined, type ExamineOrder } from './examine.ts';
import type { Boundary, BoundaryOrder, EpisodeChoice, HandSteps, Opening, Play, Scene } from '../watch-orders.ts';
import { boundaryOf } from './watch/boundary.ts';
import { Insight } from './watch/insight.ts';
import { Performance } from './watch/performance.ts';
import { ActingStage } from './watch/stage.ts';

/** The worker's end of watching: it computes what a stage shows of a task, with the kernels that rollouts are made of. */
export class WatchHost {
  #kernels: Kernels | null = null;
  #stage: { readonly key: string; readonly stage: ActingStage } | null = null;
  #performance: { readonly ticket: number; readonly performance: Performance } | null = null;
  #tickets = 0;

  /**
   * Lets policies begin; those that acted before are forgotten.
   * @throws Error with a sentence when the setting is not that of a task or the weights do not fit it
   */
  open(module: WebAssembly.Module, play: Play): Opening {
    const stage = this.#ready(module, play.setting);
    this.#end();
    const performance = new Performance(stage, play);
    const ticket = ++this.#tickets;
    this.#performance = { ticket, performance };
    const start = [...performance.start];
    const observation = stage.kernel.observe(start);
    return { ticket, start, observation, actors: performance.actors, limit: stage.kernel.limit };
  }

  /**
   * The next steps of the play that was opened last; null when it is over.
   * @param ticket of that play
   * @throws Error when another play was opened since
   */
  more(ticket: number, steps: number): Scene | null {
    if (this.#performance?.ticket !== ticket) throw new Error('Another episode was begun meanwhile.');
    const { performance } = this.#performance;
    if (performance.over) return null;
    const scene = performance.next(steps);
    const { states, actions, returns, outcomes, lengths, insights } = scene;
    return transfer(
      scene,
      [states, actions, returns, outcomes, lengths, insights].map(({ buffer }) => buffer as ArrayBuffer),
    );
  }

  /** The whole state at the beginning of an episode, and what is seen of it. */
  begin(module: WebAssembly.Module, setting: EngineSetting, episode: EpisodeChoice): HandSteps {
    const stage = this.#ready(module, setting);
    const state = [...stage.start(episode)];
    return { state, before: state, ...seenOf(stage, state), steps: 0, reward: 0, ended: false };
  }

  /** Steps that somebody makes by hand: one for each action, until the task ends. */
  step(
    module: WebAssembly.Module,
    setting: EngineSetting,
    from: readonly number[],
    actions: readonly (readonly number[])[],
  ): HandSteps {
    const stage = this.#ready(module, setting);
    const { states, rewards, ended } = stage.kernel.steps(from, actions);
    const end = ended.indexOf(true);
    const steps = end < 0 ? states.length : end + 1;
    const state = states[steps - 1] ?? from;
    const reward = rewards.slice(0, steps).reduce((sum, one) => sum + one, 0);
    const before = states[steps - 2] ?? from;
    return { state, before, ...seenOf(stage, state), steps, reward, ended: end >= 0 };
  }

  /** Opinions of classifiers about a part of the plane. */
  boundary(module: WebAssembly.Module, order: BoundaryOrder): Boundary {
    const boundary = boundaryOf(this.#ready(module, order.setting), order);
    const { shares, line, others, points, wrong } = boundary;
    return transfer(
      boundary,
      [shares, line, others, points, wrong].map(({ buffer }) => buffer as ArrayBuffer),
    );
  }

  /** What goes on in a network that sees this: inputs, then layer by layer. */
  think(
    module: WebAssembly.Module,
    setting: EngineSetting,
    weights: Float64Array,
    observation: readonly number[],
  ): Float32Array {
    const stage = this.#ready(module, setting);
    const insight = new Insight(stage);
    stage.take(weights);
    stage.seen.values.set(observation);
    const thoughts = new Float32Array(insight.size);
    insight.read(thoughts, 0);
    insight.release();
    return transfer(thoughts, [thoughts.buffer]);
  }

  /** The weights of a policy, what it is worth in the test, and which of some chains makes the same weights. */
  examine(module: WebAssembly.Module, order: ExamineOrder): Examined {
    this.#kernels ??= new Kernels(module);
    const examined = examine(this.#kernels, order);
    return transfer(examined, [examined.weights.buffer as ArrayBuffer]);
  }

  #end(): void {
    this.#performance?.performance.release();
    this.#performance = null;
  }

  #ready(module: WebAssembly.Module, setting: EngineSetting): ActingStage {
    const key = JSON.stringify(setting);
    if (this.#stage?.key !== key) {
      this.#end();
      this.#stage?.stage.release();
      this.#stage = null;
      this.#kernels ??= new Kernels(module);
      this.#stage = { key, stage: new ActingStage(this.#kernels, setting) };
    }
    return this.#stage.stage;
  }
}

/** What a whole state tells whoever drives. */
function seenOf({ kernel }: ActingStage, state: readonly number[]): Pick<HandSteps, 'observation' | 'outcomes'> {
  const { outcomeAt, outcomeSize } = kernel;
  return { observation: kernel.observe(state), outcomes: state.slice(outcomeAt, outcomeAt + outcomeSize) };
}
