import type { ActingPicture, Moment } from '../../../core/problems/drawing/picture.ts';
import type { Task } from '../../../core/problems/task.ts';
import type { Watcher } from '../../../runtime/watch.ts';
import type { EpisodeChoice, HandSteps, Play } from '../../../runtime/watch-orders.ts';
import type { Standing } from '../../words/hand-score.ts';
import { Track, trackSizes } from './track.ts';

const PIECE = 200;
/** On a display that is slower than this the task is slower, too. */
const LONGEST_FRAME_MS = 250;

export interface ByHandOptions {
  readonly watcher: Watcher;
  readonly task: Task;
  readonly picture: ActingPicture;
  readonly setting: Play['setting'];
  readonly episode: EpisodeChoice;
  /** Weights of the policy to be measured against; null where there is none yet. */
  readonly rival: Float64Array | null;
}

/** Somebody drives a task: held keys in, one step of the kernels after the other out, beside a policy on the same start. */
export class ByHand {
  speed = $state(1);
  #steps = $state(0);
  #sum = $state(0);
  #over = $state(false);
  #failure = $state('');
  #ready = $state(false);
  #rival = $state.raw<Track | null>(null);
  #state: readonly number[] = [];
  #before: readonly number[] = [];
  #observation: readonly number[] = [];
  #outcomes: readonly number[] = [];
  #action: readonly number[] | null = null;
  #share = 0;
  #stepping = false;
  #closed = false;
  /** −1, 0 or 1 in each direction. */
  right = 0;
  up = 0;

  constructor(private readonly options: ByHandOptions) {
    this.speed = options.picture.hand.pace;
    void this.#begin();
  }

  get steps(): number {
    return this.#steps;
  }

  /** The return so far. */
  get sum(): number {
    return this.#sum;
  }

  get over(): boolean {
    return this.#over;
  }

  get ready(): boolean {
    return this.#ready;
  }

  get failure(): string {
    return this.#failure;
  }

  /** The policy on the same start; null before it is known. */
  get rival(): Track | null {
    return this.#rival;
  }

  /** How it stands: the policy as it was by this step and, at the end, as it was at its own end. */
  get standing(): Standing {
    const { task, setting } = this.options;
    const [steps, over, track] = [this.#steps, this.#over, this.#rival];
    const time = track && (over ? track.end : Math.min(steps, track.available));
    const outcomes = track?.outcomesOf(time!);
    return {
      ...{ task, instance: setting.instance, steps, over },
      own: { sum: this.#sum, outcomes: this.#outcomes },
      policy: outcomes ? { sum: track!.returnOf(0, time!), outcomes } : null,
    };
  }

  /** Steps so far, with the share of the next one that the display is ahead. */
  get time(): number {
    return Math.max(0, this.#steps - 1 + (this.#over ? 1 : this.#share));
  }

  /** What is to be drawn: between the last two states, since a display has more frames than a task has steps. */
  get moment(): Moment | null {
    if (this.#state.length === 0) return null;
    const { turns } = this.options.picture;
    const share = this.#over ? 1 : Math.min(1, this.#share);
    const state = this.#before.map((from, j) => {
      let way = this.#state[j] - from;
      const turn = turns[j];
      if (turn !== undefined) way -= turn * Math.round(way / turn);
      return Number.isFinite(way) ? from + share * way : from;
    });
    return { state, observation: this.#observation, action: this.#action };
  }

  /** Moves on by so many milliseconds of the display. */
  tick(milliseconds: number): void {
    if (!this.#ready || this.#over || this.#failure) return;
    this.#share += (Math.min(milliseconds, LONGEST_FRAME_MS) / 1000) * this.options.picture.rate * this.speed;
    if (this.#share < 1 || this.#stepping) return;
    const due = Math.floor(this.#share);
    this.#share -= due;
    void this.#step(due);
  }

  close(): void {
    this.#closed = true;
  }

  async #begin(): Promise<void> {
    const { watcher, task, picture, setting, episode, rival } = this.options;
    try {
      this.#take(await watcher.begin(setting, episode));
      this.#ready = true;
      if (!rival) return;
      const play = await watcher.open({ setting, weights: rival, episode: { kind: 'chosen', state: this.#state } });
      const track = new Track(play.opening, trackSizes(task, picture));
      while (!track.over && !this.#closed) track.add(await play.more(PIECE));
      if (!this.#closed) this.#rival = track;
    } catch (error) {
      if (!this.#closed) this.#failure = (error as Error).message;
    }
  }

  async #step(due: number): Promise<void> {
    const { watcher, setting, picture, task } = this.options;
    this.#stepping = true;
    try {
      const count = Math.min(due, task.limit - this.#steps);
      const actions = Array.from({ length: count }, (_, k) =>
        picture.hand.action(this.right, this.up, this.#steps + k),
      );
      const made = await watcher.step(setting, this.#state, actions);
      if (this.#closed) return;
      // When the worker is late the task waits for it: nobody should lose to a busy machine.
      this.#share = Math.min(this.#share, 1);
      this.#action = actions[made.steps - 1];
      this.#take(made);
      this.#steps += made.steps;
      this.#sum += made.reward;
      this.#over = made.ended || this.#steps >= task.limit;
    } catch (error) {
      if (!this.#closed) this.#failure = (error as Error).message;
    } finally {
      this.#stepping = false;
    }
  }

  #take({ state, before, observation, outcomes }: HandSteps): void {
    this.#state = state;
    this.#before = before;
    this.#observation = observation;
    this.#outcomes = outcomes;
  }
}
