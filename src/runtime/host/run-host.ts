import { transfer, type Endpoint } from 'comlink';
import type { Checkpoint } from '../../core/experiment/checkpoint.ts';
import { resolve } from '../../core/experiment/settings.ts';
import { Run } from '../../core/experiment/run.ts';
import { Timeline } from '../../core/experiment/timeline.ts';
import { advance } from '../../engines/advance.ts';
import { Crew, type SplitPolicy } from '../../engines/crew.ts';
import { HOPED_FOR, type Diversity, type Engine } from '../../engines/engine.ts';
import { engineSetting, type EngineSetting } from '../../engines/setting.ts';
import { WasmEngine } from '../../engines/wasm/engine.ts';
import { Kernels } from '../../kernels/kernels.ts';
import { messageOf } from '../remote.ts';
import type { PopulationSight, Snapshot } from '../snapshot.ts';
import type { accelerate as Accelerate } from './device.ts';
import type { DeviceTrial } from './device-trial.ts';
import { EvaluatorLink } from './evaluator-link.ts';
import { Logbook } from './logbook.ts';
import { PathLog } from './path-log.ts';
import { Interview } from './interview.ts';
import { Observers } from './observers.ts';
import { nextTask, Pace } from './pace.ts';
import { buffersOf, takeSnapshot, type RunStatus } from './take-snapshot.ts';
import { WORTH_TRYING_MS } from './worth-trying.ts';

/** What a run worker needs to begin, or to go on where another one died. */
export interface RunOrder {
  readonly module: WebAssembly.Module;
  /** Settings of a description, checked again on this side of the border. */
  readonly settings: Record<string, unknown>;
  readonly repetition: number;
  readonly policy: SplitPolicy;
  /** Evaluators that will join. Where every generation is divided, the run waits for them. */
  readonly evaluators: number;
  readonly checkpoint: Checkpoint | null;
}

/** A run that waits for its evaluators begins without those that take longer than this. */
const ASSEMBLY_MS = 4000;
/** Generations are computed for this long before the worker looks at its messages again. */
const SLICE_MS = 12;

/** The worker's end of a run: it owns the run and advances it as it is told. */
export class RunHost {
  #run: Run | null = null;
  #crew: Crew | null = null;
  /** Who computes: the crew, or a graphics processor with the crew behind it. */
  #engine: Engine | null = null;
  #logbook: Logbook | null = null;
  #trial: DeviceTrial | null = null;
  /** Loads the trial of a device, once a generation takes so long that one may be worth it. */
  #tryDevice: (() => Promise<DeviceTrial>) | null = null;
  /** Puts a graphics processor before the crew. */
  #accelerate: (() => Promise<Engine>) | null = null;
  #timeline = new Timeline();
  #path = new PathLog(0);
  readonly #links: (EvaluatorLink | undefined)[] = [];
  readonly #observers = new Observers();
  readonly #interview = new Interview(() => this.#observers.changed());
  readonly #pace = new Pace();
  #status: RunStatus = { kind: 'paused' };
  /** The run has been at its end, wherever somebody has gone since. */
  #over = false;
  #looping: Run | null = null;
  #expected = 0;
  #generationsLeft = 0;
  /** No generation begins after this many evaluations until somebody says otherwise. */
  #mark = Infinity;
  /** The generation to go to; null when there is none. */
  #goal: number | null = null;
  #notices: string[] = [];
  #sight: PopulationSight | null = null;

  /**
   * @param adapt makes a port of this platform usable by comlink
   * @param loadDevice fetches what puts a graphics processor before the crew
   */
  constructor(
    private readonly adapt: (port: MessagePort) => Endpoint,
    private readonly loadDevice: () => Promise<{ readonly accelerate: typeof Accelerate }> = () =>
      import('./device.ts'),
  ) {}

  /**
   * Prepares a run, paused; whatever ran here before is forgotten.
   * @throws InputError when the settings are not valid
   */
  begin(order: RunOrder): void {
    const { description } = resolve(order.settings);
    this.#interview.giveUp();
    const kernels = new Kernels(order.module);
    const setting = engineSetting(description);
    const engine = new WasmEngine(kernels, setting);
    this.#run = new Run(description, order.repetition, kernels, order.checkpoint ?? undefined);
    this.#timeline = new Timeline();
    // Also a run that goes on from a checkpoint can be followed back to its beginning.
    this.#timeline.note(new Run(description, order.repetition, kernels));
    this.#path = new PathLog(description.dim);
    this.#goal = null;
    this.#over = false;
    const onLost = (index: number, error: unknown): void => {
      this.#notices.push(`Evaluator ${index + 1} was lost (${messageOf(error)}); its share was computed again.`);
    };
    this.#engine?.release();
    this.#crew = new Crew(engine, setting, order.policy, () => performance.now(), onLost);
    this.#engine = this.#crew;
    this.#attachDevice(description.engine === 'webgpu', this.#crew, kernels, setting);
    const diversity: Diversity['diversity'] = (plan, address) => this.#engine!.diversity(plan, address);
    this.#logbook = new Logbook(this.#run, { diversity });
    this.#expected = order.policy === 'always' ? order.evaluators : 0;
    // A run that was over when its checkpoint was taken is over at once, played or not.
    this.#change({ kind: order.checkpoint && this.#run.next().kind === 'done' ? 'done' : 'paused' });
  }

  /**
   * Takes the evaluator at the other end of this port into the crew, in place of an earlier one with its index, as soon as
   * it is ready. Nobody waits for that: an evaluator that never is must not make this worker look dead.
   */
  join(index: number, port: MessagePort): void {
    this.leave(index);
    const link = new EvaluatorLink(this.adapt(port), index);
    this.#links[index] = link;
    this.#crew?.join(index, link).then(
      () => this.#observers.changed(),
      (error: unknown) => {
        if (this.#links[index] === link)
          this.#notices.push(`Evaluator ${index + 1} did not start (${messageOf(error)}).`);
      },
    );
  }

  /** Does without the evaluator with this index. */
  leave(index: number): void {
    this.#links[index]?.close('it was replaced');
    this.#links[index] = undefined;
    this.#crew?.leave(index);
  }

  /** @param speed generations per second; Infinity as fast as it goes */
  play(speed: number): void {
    this.#go(speed, Infinity, Infinity);
  }

  /**
   * Plays as fast as it goes while fewer evaluations than these were made. At the mark the run waits, still playing, for a
   * further one. Nobody is offered a device for it: what others run beside it would be timed, too.
   */
  until(evaluations: number): void {
    this.#trial = this.#tryDevice = null;
    this.#go(Infinity, Infinity, evaluations);
  }

  pause(): void {
    this.#interview.giveUp();
    this.#generationsLeft = 0;
    this.#pace.wake();
    if (this.#status.kind === 'playing') this.#change({ kind: 'paused' });
  }

  /** Advances by this many generations, after those of earlier steps, then pauses. */
  step(generations: number): void {
    const stepping = this.#status.kind === 'playing' && this.#generationsLeft < Infinity;
    this.#go(Infinity, (stepping ? this.#generationsLeft : 0) + generations, Infinity);
  }

  /**
   * Pauses and goes to any generation that the run has been at, by computing it again from the nearest moment before.
   * Whoever asks again meanwhile changes the goal.
   * @param generation completed generations; what lies beyond the furthest is taken as the furthest
   */
  seek(generation: number): void {
    if (!this.#run || this.#status.kind === 'failed') return;
    this.#interview.giveUp();
    this.#generationsLeft = 0;
    this.#pace.wake();
    this.#status = { kind: 'paused' };
    this.#goal = Math.max(0, Math.min(Math.floor(generation), this.#run.head.generation)) || 0;
    if (this.#looping !== this.#run) void this.#loop(this.#run);
  }

  /**
   * Brings what a language model replied to what was asked under this number; too late for anything else.
   * @param replies one text for each question; null where there was none
   */
  reply(id: number, replies: readonly (string | null)[]): void {
    this.#interview.reply(id, replies);
  }

  /** What of the population is to be seen. */
  show(sight: PopulationSight | null): void {
    this.#sight = sight;
    this.#observers.changed();
  }

  /**
   * The newest snapshot as soon as there is one newer than `version`, or null after a second without change. So at most
   * one is on its way, a slow reader misses some, and an answer within seconds proves that the worker lives.
   */
  async observe(version: number): Promise<Snapshot | null> {
    if (this.#goal !== null) await this.#observers.newer(this.#observers.version);
    if (this.#goal !== null) return null;
    if (!(await this.#observers.newer(version)) || !this.#run || !this.#crew) return null;
    const [crew, engine] = [this.#crew, this.#engine!];
    const notices = this.#notices.splice(0);
    const path = this.#path.take();
    const view = {
      version: this.#observers.version,
      sight: this.#sight,
      notices,
      status: this.#status,
      path,
      engine: this.#accelerate && engine === crew ? HOPED_FOR : engine.report,
      offer: this.#trial?.offer ?? null,
      asking: this.#interview.asking,
    };
    const snapshot = await takeSnapshot(this.#run, crew, view, engine);
    return transfer(snapshot, buffersOf(snapshot));
  }

  #go(speed: number, generations: number, mark: number): void {
    this.#pace.speed = speed;
    this.#generationsLeft = generations;
    this.#mark = mark;
    if (!this.#run || this.#status.kind === 'done' || this.#status.kind === 'failed') return;
    this.#pace.restart();
    this.#change({ kind: 'playing' });
    if (this.#looping !== this.#run) void this.#loop(this.#run);
  }

  async #loop(run: Run): Promise<void> {
    this.#looping = run;
    try {
      const engine = this.#accelerate ? await this.#accelerate() : this.#crew!;
      if (this.#run === run) this.#engine = engine;
      if (engine === this.#crew) await this.#assembled(this.#crew);
      while (this.#run === run) {
        if (this.#goal !== null) await this.#replay(run, engine);
        else if (this.#goes(run)) await this.#slice(run, engine);
        else break;
        this.#observers.changed();
        await (this.#pace.wait() ?? nextTask());
      }
      // A run that is over needs a device no more, only for as long as somebody goes back in it.
      if (this.#over && this.#run === run) engine.rest();
      const waits = this.#generationsLeft > 0;
      if (this.#status.kind === 'playing' && this.#run === run && !waits) this.#change({ kind: 'paused' });
    } catch (error) {
      if (this.#run !== run) return;
      this.#engine?.rest();
      this.#change({ kind: 'failed', failure: error instanceof Error ? error.message : String(error) });
    } finally {
      if (this.#looping === run) this.#looping = null;
    }
  }

  /** Waits, for a while, until every expected evaluator has joined. */
  async #assembled(crew: Crew): Promise<void> {
    const end = performance.now() + ASSEMBLY_MS;
    while (crew.size < this.#expected && performance.now() < end) await this.#observers.newer(this.#observers.version);
    this.#expected = 0;
  }

  /** Advances until the time slice is over, the pace asks to wait, or nothing is left to do. */
  async #slice(run: Run, engine: Engine): Promise<void> {
    const end = performance.now() + SLICE_MS;
    const logbook = this.#logbook!;
    logbook.begin();
    do {
      this.#timeline.note(run);
      if (run.next().kind === 'ask' && !(await this.#interview.hold(run))) return;
      const began = performance.now();
      const advanced = advance(run, engine);
      const going = advanced instanceof Promise ? await advanced : advanced;
      if (going) {
        this.#noteTime(run, performance.now() - began);
        logbook.note();
        this.#path.note(run);
      }
      if (!going || run.next().kind === 'done') {
        this.#change({ kind: 'done' });
        return;
      }
      this.#generationsLeft--;
      this.#pace.count();
    } while (this.#goes(run) && !this.#pace.waits && performance.now() < end);
  }

  #goes({ evaluations }: Run): boolean {
    return this.#status.kind === 'playing' && this.#generationsLeft > 0 && evaluations < this.#mark;
  }

  /** Computes the goal's generation again; nothing in between is shown. */
  async #replay(run: Run, engine: Engine): Promise<void> {
    const goal = this.#goal!;
    // The generation before is needed too: what is shown is a generation with its population, not only a state.
    const from = this.#timeline.before(Math.max(0, goal - 1));
    if (from) run.rewind(from);
    let pause = performance.now() + SLICE_MS;
    while (run.generation < goal && this.#goal === goal && this.#run === run) {
      const advanced = advance(run, engine);
      if (advanced instanceof Promise) await advanced;
      if (performance.now() < pause) continue;
      await nextTask();
      pause = performance.now() + SLICE_MS;
    }
    if (this.#goal !== goal || this.#run !== run) return;
    this.#goal = null;
    // Somebody may have said "play" meanwhile.
    this.#change(run.next().kind === 'done' ? { kind: 'done' } : this.#status);
  }

  /** What a device needs is loaded by those runs alone that want one, or would gain by one. */
  #attachDevice(wanted: boolean, crew: Crew, kernels: Kernels, setting: EngineSetting): void {
    const onNotice = (message: string): void => {
      this.#notices.push(message);
      this.#observers.changed();
    };
    let accelerated: Promise<Engine> | undefined;
    this.#accelerate = wanted
      ? () =>
          (accelerated ??= this.loadDevice().then(
            ({ accelerate }) => accelerate(crew, kernels, setting, onNotice),
            () => {
              onNotice('What WebGPU needs could not be loaded. The run goes on with the reference engine.');
              this.#accelerate = null;
              return crew;
            },
          ))
      : null;
    this.#trial = null;
    const load = async (): Promise<DeviceTrial> => (await import('./device-trial.ts')).trialOf(kernels, setting);
    this.#tryDevice = wanted ? null : load;
  }

  /** A generation was computed in this time. */
  #noteTime(run: Run, milliseconds: number): void {
    this.#trial?.note(run, milliseconds);
    if (milliseconds < WORTH_TRYING_MS) return;
    void this.#tryDevice?.().then(
      (trial) => {
        if (this.#run === run) this.#trial = trial;
      },
      () => undefined,
    );
    this.#tryDevice = null;
  }

  #change(status: RunStatus): void {
    this.#status = status;
    if (status.kind === 'done') this.#over = true;
    this.#observers.changed();
  }
}
