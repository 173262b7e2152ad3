import type { ActingPicture } from '../../../core/problems/drawing/picture.ts';
import type { Task } from '../../../core/problems/task.ts';
import type { Episode, Watcher } from '../../../runtime/watch.ts';
import { Track, trackSizes } from './track.ts';
import type { Acting } from './watch-source.ts';

/** Steps that are asked for at one time, and how far ahead of what is shown. */
const PIECE = 100;
/** While its run plays, an episode is watched for at most so long: a newer generation waits. */
const LONGEST_SECONDS = 20;
/** What has ended stays on the stage for a moment. */
const REST_SECONDS = 0.9;
/** The slider and the numbers need no more. */
const TELL_MS = 100;

export interface WatchingOptions {
  readonly watcher: Watcher;
  readonly task: Task;
  readonly picture: ActingPicture;
  /** Whom to watch when another episode begins; null when there is nobody. */
  readonly next: (round: number) => Acting | null;
  /** Whether newer generations come. */
  readonly running: () => boolean;
}

/** One episode after the other: what is on the stage, and where in it we are. It computes nothing of a task itself. */
export class Watching {
  playing = $state(true);
  speed = $state(1);
  #track = $state.raw<Track | null>(null);
  #acting = $state.raw<Acting | null>(null);
  #shown = $state(0);
  #end = $state(0);
  #failure = $state('');
  #episode: Episode | null = null;
  #time = 0;
  #rested = 0;
  #watched = 0;
  #told = 0;
  #round = 0;
  #asking: Promise<void> | null = null;
  #opening = 0;
  #closed = false;
  /** Changes whenever something else is to be drawn. */
  #dirty = true;

  constructor(private readonly options: WatchingOptions) {}

  get track(): Track | null {
    return this.#track;
  }

  get acting(): Acting | null {
    return this.#acting;
  }

  /** Steps into the episode, now and then. */
  get shown(): number {
    return this.#shown;
  }

  /** The last step that is known, now and then. */
  get end(): number {
    return this.#end;
  }

  /** Why nobody acts, in words; empty when all is well. */
  get failure(): string {
    return this.#failure;
  }

  /** Steps into the episode, with fractions. */
  get time(): number {
    return this.#time;
  }

  /** Begins an episode with whoever is to be watched now; false when there is nobody. */
  begin(): boolean {
    const acting = this.options.next(this.#round);
    if (acting) void this.#open(acting);
    return acting !== null;
  }

  /** From the beginning of the same episode. */
  restart(): void {
    this.#go(0);
    this.playing = true;
  }

  /** Another episode. */
  skip(): void {
    this.#round++;
    this.begin();
  }

  /** To a step of the episode, paused. */
  seek(step: number): void {
    this.playing = false;
    this.#go(Math.max(0, Math.min(step, this.#track?.end ?? 0)));
    void this.#fetch();
  }

  /** Moves on by so many milliseconds of the display; true when there is something new to draw. */
  tick(milliseconds: number, now: number): boolean {
    const track = this.#track;
    if (track && this.playing) this.#advance(track, Math.min(milliseconds, 250) / 1000);
    if (now - this.#told > TELL_MS) this.#tell(now);
    const dirty = this.#dirty;
    this.#dirty = false;
    return dirty;
  }

  /** Something else about the picture has changed. */
  touch(): void {
    this.#dirty = true;
  }

  /** Nobody is on the stage any more. */
  clear(): void {
    this.#opening++;
    this.#track = this.#acting = this.#episode = null;
    this.#failure = '';
    this.#go(0);
  }

  close(): void {
    this.#closed = true;
  }

  /** All of the episode that there is, for pictures of it as a whole. */
  async whole(): Promise<Track | null> {
    const episode = this.#episode;
    while (this.#track && !this.#track.over && this.#episode === episode && !this.#closed) {
      await this.#fetch();
      if (this.#failure) return this.#track;
    }
    return this.#track;
  }

  #go(time: number): void {
    this.#time = time;
    this.#rested = 0;
    this.#dirty = true;
    this.#tell(this.#told + TELL_MS);
  }

  #advance(track: Track, seconds: number): void {
    const { rate } = this.options.picture;
    this.#watched += seconds;
    const before = this.#time;
    // What is not there yet is waited for.
    this.#time = Math.min(track.end, before + seconds * rate * this.speed);
    if (this.#time !== before) this.#dirty = true;
    if (track.available - this.#time < PIECE) void this.#fetch();
    const ended = track.over && this.#time >= track.end;
    if (ended) this.#rested += seconds;
    const late = this.#watched > LONGEST_SECONDS && this.options.running();
    if ((ended && this.#rested > REST_SECONDS) || late) this.#turn();
  }

  #turn(): void {
    this.#rested = this.#watched = 0;
    this.skip();
  }

  #tell(now: number): void {
    this.#told = now;
    this.#shown = Math.floor(this.#time);
    this.#end = this.#track?.end ?? 0;
  }

  async #open(acting: Acting): Promise<void> {
    const turn = ++this.#opening;
    const { watcher, task, picture } = this.options;
    try {
      const episode = await watcher.open(acting.play);
      const first = await episode.more(PIECE);
      if (turn !== this.#opening || this.#closed) return;
      const track = new Track(episode.opening, trackSizes(task, picture));
      track.add(first);
      this.#episode = episode;
      this.#track = track;
      this.#acting = acting;
      this.#failure = '';
      this.#watched = 0;
      this.#go(0);
    } catch (error) {
      if (turn === this.#opening && !this.#closed) this.#failure = (error as Error).message;
    }
  }

  /** The next piece; whoever asks meanwhile waits for the same one. */
  #fetch(): Promise<void> {
    const [episode, track] = [this.#episode, this.#track];
    if (!episode || !track || track.over) return Promise.resolve();
    return (this.#asking ??= this.#bring(episode, track));
  }

  async #bring(episode: Episode, track: Track): Promise<void> {
    try {
      const scene = await episode.more(PIECE);
      if (this.#track === track) track.add(scene);
      this.#dirty = true;
    } catch (error) {
      // Another episode that was opened meanwhile is no failure.
      if (this.#track === track && !this.#closed && this.#episode === episode) this.#failOf(error as Error);
    } finally {
      this.#asking = null;
    }
  }

  #failOf(error: Error): void {
    if (!error.message.includes('Another episode')) this.#failure = error.message;
  }
}
