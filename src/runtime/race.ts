import { settingsOf } from '../core/experiment/settings.ts';
import { LanePace } from './lane-pace.ts';
import type { LiveRaceOptions, RaceControls } from './race-options.ts';
import { RunClient } from './run-client.ts';
import type { PopulationSight, Snapshot } from './snapshot.ts';

interface Lane {
  readonly client: RunClient;
  evaluations: number;
  /** Whether it has ended, one way or the other. */
  over: boolean;
}

const NOBODY_ANSWERS_HERE =
  'This lane asks a language model, and a race connects to none. Play it by itself first and compare it from there: it brings its replies along.';

/**
 * Several runs side by side, each in a worker of its own, kept together by evaluations: all go to a common mark, and nobody
 * begins a generation beyond it before everybody has come there. So none gets ahead by being computed faster, however many
 * lanes share however few cores. A lane whose worker dies goes on from its last checkpoint, and the others wait.
 */
export class LiveRace implements RaceControls {
  readonly #lanes: readonly Lane[];
  readonly #pace = new LanePace();
  #mode: 'rest' | 'play' | 'step' = 'rest';
  /** Evaluations that all lanes are sent to. */
  #mark = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #closed = false;

  constructor(private readonly options: LiveRaceOptions) {
    const { lanes, spawn, makeChannel, module, ready, patienceMs } = options;
    this.#lanes = lanes.map((description, lane) => {
      const client = new RunClient({
        ...{ spawn, makeChannel, module, ready },
        settings: settingsOf(description),
        repetition: 0,
        evaluators: 0,
        policy: 'auto',
        checkpoint: null,
        onSnapshot: (snapshot) => this.#see(lane, snapshot),
        onNotice: (message) => options.onNotice(lane, message),
        onFailure: (message) => this.#fail(lane, message),
        ...(patienceMs === undefined ? {} : { patienceMs }),
      });
      return { client, evaluations: 0, over: false };
    });
  }

  play(speed: number): void {
    if (this.#closed || this.#active.length === 0) return;
    this.#rest();
    this.#mode = 'play';
    this.#pace.begin(speed, this.#least);
    // Whoever was stopped on the way to a mark comes up with the others first, and nobody goes on to one that was set for another speed.
    this.#mark = Math.min(this.#mark, this.#furthest);
    this.#active.forEach(({ client }) => client.until(this.#mark));
    this.#goOn();
  }

  pause(): void {
    this.#rest();
    this.#active.forEach(({ client }) => client.pause());
  }

  step(): void {
    if (this.#closed || this.#active.length === 0) return;
    this.#rest();
    this.#mode = 'step';
    this.#setMark(this.#furthest + 1);
  }

  show(sight: PopulationSight | null): void {
    this.#lanes.forEach(({ client }) => client.show(sight));
  }

  close(): void {
    this.#closed = true;
    this.#rest();
    this.#lanes.forEach(({ client }) => client.close());
  }

  get #active(): readonly Lane[] {
    return this.#lanes.filter(({ over }) => !over);
  }

  /** Evaluations of the lane that is furthest behind. */
  get #least(): number {
    return Math.min(...this.#active.map(({ evaluations }) => evaluations));
  }

  get #furthest(): number {
    return Math.max(...this.#active.map(({ evaluations }) => evaluations));
  }

  #see(lane: number, snapshot: Snapshot): void {
    if (this.#closed) return;
    const own = this.#lanes[lane];
    own.evaluations = snapshot.evaluations;
    this.options.onSnapshot(lane, snapshot);
    if (own.over) return;
    if (snapshot.status === 'failed') return this.#fail(lane, snapshot.failure);
    // Whoever waits for a model would hold up everybody else.
    if (snapshot.asking) {
      own.client.close();
      return this.#fail(lane, NOBODY_ANSWERS_HERE);
    }
    if (snapshot.result) this.#end(own);
    else this.#goOn();
  }

  #fail(lane: number, message: string): void {
    if (this.#closed || this.#lanes[lane].over) return;
    this.options.onFailure(lane, message);
    this.#end(this.#lanes[lane]);
  }

  #end(lane: Lane): void {
    lane.over = true;
    if (this.#active.length > 0) return this.#goOn();
    this.#rest();
    this.options.onDone();
  }

  #rest(): void {
    this.#mode = 'rest';
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** Sets the next mark, or waits until it is due, once all have come to this one. */
  #goOn(): void {
    if (this.#closed || this.#mode === 'rest' || this.#timer !== null || this.#least < this.#mark) return;
    if (this.#mode === 'step') return this.pause();
    const wait = this.#pace.arrive(this.#least, this.#mark);
    if (wait <= 0) return this.#setMark(this.#pace.next(this.#least, this.#mark));
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#setMark(this.#pace.next(this.#least, this.#mark));
    }, wait);
  }

  #setMark(mark: number): void {
    this.#mark = mark;
    this.#active.forEach((lane) => this.#send(lane));
  }

  /** Whoever has passed the mark already waits for the others. */
  #send({ client, evaluations }: Lane): void {
    if (evaluations < this.#mark) client.until(this.#mark);
  }
}
