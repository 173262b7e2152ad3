import type { Play, Scene } from '../../watch-orders.ts';
import { Insight } from './insight.ts';
import type { ActingStage } from './stage.ts';

/** Policies acting from the same start, some steps at a time. Each makes the steps that it made in its rollout, bit for bit. */
export class Performance {
  readonly actors: number;
  readonly start: Float64Array;
  readonly #states: Float64Array;
  readonly #returns: Float64Array;
  readonly #lengths: Uint32Array;
  readonly #insight: Insight;
  /** What the first actor thought last. */
  readonly #thought: Float32Array;
  #made = 0;

  /** @throws Error when the weights are not those of whole networks, or of none */
  constructor(
    private readonly stage: ActingStage,
    private readonly play: Play,
  ) {
    this.actors = play.weights.length / stage.weightCount;
    if (!Number.isInteger(this.actors) || this.actors < 1) {
      throw new Error(`${play.weights.length} weights are not those of networks with ${stage.weightCount}.`);
    }
    this.start = stage.start(play.episode);
    const { stateSize } = stage.kernel;
    this.#states = new Float64Array(this.actors * stateSize);
    for (let i = 0; i < this.actors; i++) this.#states.set(this.start, i * stateSize);
    this.#returns = new Float64Array(this.actors);
    this.#lengths = new Uint32Array(this.actors);
    this.#insight = new Insight(stage);
    this.#thought = new Float32Array(this.#insight.size);
  }

  /** Steps that have been made. */
  get made(): number {
    return this.#made;
  }

  get over(): boolean {
    return this.#lengths.every((length) => length > 0);
  }

  /** The next `most` steps, or as many as there are until everybody is through. */
  next(most: number): Scene {
    const { stage, actors } = this;
    const { task, kernel, weightCount } = stage;
    const steps = Math.min(most, kernel.limit - this.#made);
    const shown = task.state.length;
    const scene = {
      from: this.#made,
      steps,
      states: new Float32Array(actors * steps * shown),
      actions: new Float32Array(actors * steps * kernel.actionSize),
      returns: new Float64Array(actors * steps),
      outcomes: new Float64Array(steps * kernel.outcomeSize),
      insights: new Float32Array(steps * this.#insight.size),
    };
    for (let i = 0; i < actors; i++) {
      stage.take(this.play.weights.subarray(i * weightCount, (i + 1) * weightCount));
      this.#act(i, scene);
    }
    this.#made += steps;
    return { ...scene, lengths: this.#lengths.slice(), over: this.over };
  }

  release(): void {
    this.#insight.release();
  }

  #act(actor: number, scene: Omit<Scene, 'lengths' | 'over'>): void {
    const { stage } = this;
    const { from, steps, states, actions, returns, outcomes, insights } = scene;
    const { stateSize, actionSize, outcomeAt, outcomeSize, limit } = stage.kernel;
    const shown = stage.task.state.length;
    const own = this.#states.subarray(actor * stateSize, (actor + 1) * stateSize);
    const { values: state } = stage.state;
    const { values: action } = stage.action;
    state.set(own);
    for (let k = 0; k < steps; k++) {
      const at = actor * steps + k;
      if (this.#lengths[actor] === 0) {
        stage.look();
        if (actor === 0) {
          this.#insight.read(this.#thought, 0);
          insights.set(this.#thought, k * this.#insight.size);
        }
        stage.act();
        stage.step();
        this.#returns[actor] += state[stateSize];
        for (let j = 0; j < actionSize; j++) actions[at * actionSize + j] = action[j];
        const made = from + k + 1;
        if (state[stateSize + 1] === 1 || made >= limit) this.#lengths[actor] = made;
      }
      // Whoever is through thinks of nothing else any more.
      else if (actor === 0) insights.set(this.#thought, k * this.#insight.size);
      for (let j = 0; j < shown; j++) states[at * shown + j] = state[j];
      returns[at] = this.#returns[actor];
      if (actor === 0) outcomes.set(state.subarray(outcomeAt, outcomeAt + outcomeSize), k * outcomeSize);
    }
    own.set(state.subarray(0, stateSize));
  }
}
