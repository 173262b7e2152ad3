import { trialOutcome } from '../../core/analysis/outcome.ts';
import type { Yardstick } from '../../core/analysis/yardstick.ts';
import type { Question } from '../../core/evollm/question.ts';
import type { Checkpoint } from '../../core/experiment/checkpoint.ts';
import { claimOf, resultOf } from '../../core/experiment/result.ts';
import { Run } from '../../core/experiment/run.ts';
import { resolve } from '../../core/experiment/settings.ts';
import { advance } from '../../engines/advance.ts';
import { Crew } from '../../engines/crew.ts';
import { engineSetting, type EngineSetting } from '../../engines/setting.ts';
import { WasmEngine } from '../../engines/wasm/engine.ts';
import { Kernels } from '../../kernels/kernels.ts';
import type { FinishedTrial } from '../trials-options.ts';
import { complete } from './complete.ts';

/** A trial to compute, from its beginning or from where another worker left it. */
export interface TrialOrder {
  readonly lane: number;
  readonly trial: number;
  /** Settings of its run, checked again on this side of the border. */
  readonly settings: Record<string, unknown>;
  readonly checkpoint: Checkpoint | null;
  /** Computing time until the checkpoint. */
  readonly seconds: number;
}

/** What came of a while of work. */
export interface TrialReport {
  readonly finished: readonly FinishedTrial[];
  /** Of the trial at hand, the first that is not finished; 0 where there is none. */
  readonly evaluations: number;
  /** Computing time of that trial. */
  readonly seconds: number;
  /** Where that trial can go on, about once a second; otherwise null. */
  readonly checkpoint: Checkpoint | null;
  /** What that trial asks a language model and waits for; null where it goes on by itself. */
  readonly asking: readonly Question[] | null;
}

interface Trial {
  readonly order: TrialOrder;
  readonly run: Run;
  readonly crew: Crew;
  seconds: number;
  /** Computing time at its last checkpoint. */
  kept: number;
}

/** Between two reports trials are computed for this long: short enough to stop at once, long enough that messages cost nothing. */
const SLICE_MS = 200;
const CHECKPOINT_INTERVAL_S = 1;

/**
 * The worker's end of a series of trials: it computes what it was given, in order, while somebody asks it to work, and
 * nothing between. All trials share one instance of the kernels, and those on the same function its engine, too.
 */
export class TrialHost {
  #kernels: Kernels | null = null;
  #yardstick: Yardstick | null = null;
  #engine: { readonly key: string; readonly engine: WasmEngine } | null = null;
  readonly #orders: TrialOrder[] = [];
  #trial: Trial | null = null;

  constructor(
    private readonly sliceMs = SLICE_MS,
    private readonly checkpointSeconds = CHECKPOINT_INTERVAL_S,
  ) {}

  open(module: WebAssembly.Module, yardstick: Yardstick): void {
    this.#kernels = new Kernels(module);
    this.#yardstick = yardstick;
  }

  /**
   * Takes orders, which come after earlier ones, and works for a fraction of a second, or until it has something to ask.
   * @param replies to what the last report asked, one text for each question, null where there was none; without any it is asked again
   * @throws InputError when an order's settings are not valid; Error when what its strategy does cannot be fetched
   */
  async work(orders: readonly TrialOrder[], replies: readonly (string | null)[] | null = null): Promise<TrialReport> {
    this.#orders.push(...orders);
    if (replies && this.#trial?.run.next().kind === 'ask') this.#trial.run.supply({ kind: 'ask', replies });
    const finished: FinishedTrial[] = [];
    const end = performance.now() + this.sliceMs;
    do {
      this.#trial ??= await this.#next();
      if (!this.#trial) break;
      const outcome = compute(this.#trial, end, this.#yardstick!);
      if (!outcome) break;
      finished.push(outcome);
      this.#trial = null;
    } while (performance.now() < end);
    const trial = this.#trial;
    const need = trial?.run.next();
    return {
      finished,
      evaluations: trial?.run.evaluations ?? 0,
      seconds: trial?.seconds ?? 0,
      checkpoint: trial && this.#checkpointOf(trial),
      asking: need?.kind === 'ask' ? need.questions : null,
    };
  }

  async #next(): Promise<Trial | null> {
    const order = this.#orders.shift();
    if (!order) return null;
    const { settings, checkpoint, seconds } = order;
    const brought = complete(settings['strategy']);
    if (brought) await brought;
    const { description } = resolve(settings);
    const setting = engineSetting(description);
    const crew = new Crew(this.#engineFor(setting), setting, 'auto', () => 0);
    const run = new Run(description, 0, this.#kernels!, checkpoint ?? undefined);
    return { order, run, crew, seconds, kept: seconds };
  }

  #checkpointOf(trial: Trial): Checkpoint | null {
    if (trial.seconds - trial.kept < this.checkpointSeconds || !trial.run.settled) return null;
    trial.kept = trial.seconds;
    return trial.run.checkpoint();
  }

  #engineFor(setting: EngineSetting): WasmEngine {
    const key = JSON.stringify(setting);
    if (this.#engine?.key !== key) {
      this.#engine?.engine.release();
      this.#engine = { key, engine: new WasmEngine(this.#kernels!, setting) };
    }
    return this.#engine.engine;
  }
}

/** Computes a trial until it is over, or for so long; null where it is not over. */
function compute(trial: Trial, end: number, yardstick: Yardstick): FinishedTrial | null {
  const { run, crew, order } = trial;
  const began = performance.now();
  // A crew without evaluators answers at once.
  while (run.next().kind !== 'ask' && advance(run, crew) && performance.now() < end);
  trial.seconds += (performance.now() - began) / 1000;
  if (run.next().kind !== 'done') return null;
  const { lane, trial: number } = order;
  const { digest } = claimOf(run.description, [resultOf(run)]);
  return { ...trialOutcome(run, { lane, trial: number, seconds: trial.seconds }, yardstick), digest };
}
