import type { ActingPicture, Moment } from '../../../core/problems/drawing/picture.ts';
import type { Task } from '../../../core/problems/task.ts';
import type { Opening, Scene } from '../../../runtime/watch-orders.ts';

/** Numbers that a track needs to know of its task. */
export interface TrackSizes {
  /** Numbers of a state that are shown, of an observation and of an action. */
  readonly state: number;
  readonly observation: number;
  readonly action: number;
  /** Numbers of the state that turn around, with the length of a turn. */
  readonly turns: Readonly<Record<number, number>>;
}

/** The sizes of a task that is drawn like this. */
export function trackSizes({ state, observation, actions }: Task, { turns }: ActingPicture): TrackSizes {
  const action = actions.kind === 'choices' ? 1 : actions.labels.length;
  return { state: state.length, observation: observation.length, action, turns };
}

/**
 * What is known of an episode so far, to be looked at at any time. Time is counted in steps: 0 is the start, k the state
 * after k steps, and in between states are blended, since a display has more frames than a task has steps.
 */
export class Track {
  readonly #scenes: Scene[] = [];
  readonly #from: number[] = [];
  #available = 0;
  #over = false;
  readonly #state: Float64Array;
  readonly #moment: { state: Float64Array; observation: Float32Array | null; action: Float32Array | null };

  constructor(
    readonly opening: Opening,
    private readonly sizes: TrackSizes,
  ) {
    this.#state = new Float64Array(sizes.state);
    this.#moment = { state: this.#state, observation: null, action: null };
  }

  /** Steps that can be looked at. */
  get available(): number {
    return this.#available;
  }

  /** True when everybody's end is known. */
  get over(): boolean {
    return this.#over;
  }

  get actors(): number {
    return this.opening.actors;
  }

  /** Takes the next piece; null says that there is none. */
  add(scene: Scene | null): void {
    if (!scene || scene.over) this.#over = true;
    if (!scene) return;
    this.#from.push(scene.from);
    this.#scenes.push(scene);
    this.#available = scene.from + scene.steps;
  }

  /** The step after which an actor's episode ended; Infinity while that is not known. */
  lengthOf(actor: number): number {
    return this.#scenes.at(-1)?.lengths[actor] || Infinity;
  }

  /** The last step that anybody made, as far as it is known. */
  get end(): number {
    const lengths = this.#scenes.at(-1)?.lengths;
    return this.#over && lengths ? Math.max(...lengths) : this.#available;
  }

  /** The return of an actor after so many steps. */
  returnOf(actor: number, time: number): number {
    const step = Math.min(Math.floor(time), this.#available);
    if (step < 1) return 0;
    const scene = this.#sceneOf(step - 1);
    return scene.returns[actor * scene.steps + step - 1 - scene.from];
  }

  /** The outcomes of the first actor's state after so many steps; null before the first one. */
  outcomesOf(time: number): Float64Array | null {
    const step = Math.min(Math.floor(time), this.#available);
    if (step < 1) return null;
    const scene = this.#sceneOf(step - 1);
    const width = scene.outcomes.length / scene.steps;
    const at = (step - 1 - scene.from) * width;
    return scene.outcomes.subarray(at, at + width);
  }

  /** The state of an actor at a time, and what it sees and does there. The next call overwrites it. */
  at(actor: number, time: number): Moment {
    const { turns, action: width, observation } = this.sizes;
    const until = Math.min(time, this.lengthOf(actor), this.#available);
    const step = Math.floor(until);
    const share = until - step;
    this.#read(actor, step, this.#state);
    if (share > 0) {
      const scene = this.#sceneOf(step);
      const at = (actor * scene.steps + step - scene.from) * this.#state.length;
      for (let j = 0; j < this.#state.length; j++) {
        let way = scene.states[at + j] - this.#state[j];
        const turn = turns[j];
        if (turn !== undefined) way -= turn * Math.round(way / turn);
        this.#state[j] += share * way;
      }
    }
    const acting = step < Math.min(this.lengthOf(actor), this.#available) ? step : -1;
    const scene = acting < 0 ? null : this.#sceneOf(acting);
    const from = scene ? (actor * scene.steps + acting - scene.from) * width : 0;
    this.#moment.action = scene ? scene.actions.subarray(from, from + width) : null;
    this.#moment.observation = actor === 0 ? (this.thoughts(time)?.subarray(0, observation) ?? null) : null;
    return this.#moment;
  }

  /** What the first actor saw and thought at a time; null before that is known. */
  thoughts(time: number): Float32Array | null {
    if (this.#available === 0) return null;
    const step = Math.max(0, Math.min(Math.floor(time), this.lengthOf(0) - 1, this.#available - 1));
    const scene = this.#sceneOf(step);
    const width = scene.insights.length / scene.steps;
    const at = (step - scene.from) * width;
    return scene.insights.subarray(at, at + width);
  }

  #read(actor: number, step: number, into: Float64Array): void {
    if (step < 1) {
      for (let j = 0; j < into.length; j++) into[j] = this.opening.start[j];
      return;
    }
    const scene = this.#sceneOf(step - 1);
    const at = (actor * scene.steps + step - 1 - scene.from) * into.length;
    for (let j = 0; j < into.length; j++) into[j] = scene.states[at + j];
  }

  /** The piece that holds this step, counted from 0. */
  #sceneOf(step: number): Scene {
    let k = this.#scenes.length - 1;
    while (k > 0 && this.#from[k] > step) k--;
    return this.#scenes[k];
  }
}
