import type { Question } from '../core/evollm/question.ts';
import { yardstickOf, type Yardstick } from '../core/analysis/yardstick.ts';
import { NOBODY_ANSWERS } from '../engines/advance.ts';
import type { TrialHost, TrialReport } from './host/trial-host.ts';
import { LostError, messageOf, Remote } from './remote.ts';
import { TrialLedger, type OpenTrial } from './trial-ledger.ts';
import type { TrialsControls, TrialsEnd, TrialsOptions, TrialsProgress } from './trials-options.ts';
import type { WorkerHandle } from './workers.ts';

interface Member {
  readonly handle: WorkerHandle;
  readonly remote: Remote<TrialHost>;
  /** Trials that it has, in the order in which it computes them: the first that is not over is at hand. */
  trials: OpenTrial[];
  /** How many trials it finishes between two reports, and as many again. */
  appetite: number;
  working: boolean;
}

/** Longer than any single generation should take. */
const PATIENCE_MS = 15_000;
/** Starting takes longer than answering: a script has to be fetched and kernels instantiated. */
const START_FACTOR = 4;
/** A trial over which so many workers die without getting further is not tried again. */
const MOST_DEATHS = 4;
/** No worker has more trials than these in its hands; they would be missing at the end, when others have nothing to do. */
const MOST_AT_ONCE = 64;
const PROGRESS_INTERVAL_MS = 100;

/**
 * All trials of a race, each computed as a whole by one of several long-lived workers. A worker works only while it is asked
 * to, for a fraction of a second at a time, so that whoever is not asked is paused, and whoever does not answer is dead or hangs:
 * it is replaced, and its trials go on from what it reported last. What comes out does not depend on how many workers there are.
 */
export class Trials implements TrialsControls {
  readonly end: Promise<TrialsEnd>;
  readonly #ledger: TrialLedger;
  readonly #yardstick: Yardstick;
  readonly #members: Member[] = [];
  #settle: (end: TrialsEnd) => void = () => undefined;
  #state: 'working' | 'paused' | 'over' = 'working';
  #told = -Infinity;
  /** Ends whatever is being asked. */
  #asking = new AbortController();

  constructor(private readonly options: TrialsOptions) {
    const { race, finished } = options;
    this.end = new Promise((resolve) => (this.#settle = resolve));
    this.#ledger = new TrialLedger(race, finished);
    this.#yardstick = yardstickOf(race.lanes[0]);
    this.#goOn();
  }

  get progress(): TrialsProgress {
    return this.#ledger.progress(this.#workers);
  }

  pause(): void {
    if (this.#state !== 'working') return;
    this.#state = 'paused';
    this.#asking.abort(new DOMException('The trials are paused.', 'AbortError'));
  }

  resume(): void {
    if (this.#state !== 'paused') return;
    this.#state = 'working';
    this.#asking = new AbortController();
    this.#goOn();
  }

  cancel(): void {
    this.#finish({ kind: 'cancelled' });
  }

  get #workers(): number {
    return Math.max(1, this.options.workers);
  }

  /** Gives work to every worker that has none, and starts those that are missing. */
  #goOn(): void {
    if (this.#state === 'over') return;
    if (this.#ledger.open === 0) return this.#finish({ kind: 'done' });
    while (this.#members.length < this.#workers && this.#ledger.waiting > this.#idle) this.#start();
    for (const member of this.#members) void this.#drive(member);
  }

  /** Workers that will take a trial before a new one would. */
  get #idle(): number {
    return this.#members.filter(({ working, trials }) => !working && trials.length === 0).length;
  }

  #start(): void {
    const onDeath = (reason: string): void => this.#replace(member, reason);
    const handle = this.options.spawn('trial', onDeath);
    const patience = (this.options.patienceMs ?? PATIENCE_MS) * START_FACTOR;
    const remote = new Remote<TrialHost>(handle.endpoint, 'A worker of the trials', patience);
    const member: Member = { handle, remote, trials: [], appetite: 1, working: false };
    this.#members.push(member);
    remote.call('open', this.options.module, this.#yardstick).catch((error: unknown) => this.#lose(member, error));
  }

  /** Asks a worker for one report after the other, as long as there is something to do. */
  async #drive(member: Member): Promise<void> {
    if (member.working) return;
    member.working = true;
    try {
      let replies: readonly (string | null)[] | null = null;
      while (this.#state === 'working' && this.#members.includes(member)) {
        const fresh = this.#ledger.take(this.#portion(member));
        member.trials.push(...fresh);
        if (member.trials.length === 0) return;
        const report: TrialReport = await member.remote.call(
          'work',
          fresh.map((trial) => this.#ledger.orderOf(trial)),
          replies,
        );
        if (!this.#members.includes(member)) return;
        this.#note(member, report);
        replies = report.asking && this.#state === 'working' ? await this.#answer(report.asking) : null;
      }
    } catch (error) {
      this.#lose(member, error);
    } finally {
      member.working = false;
    }
  }

  /** Has questions answered; null where nobody does, and then the trials do not go on either. */
  async #answer(questions: readonly Question[]): Promise<readonly (string | null)[] | null> {
    const { answer, onHeld } = this.options;
    const { signal } = this.#asking;
    if (!answer) {
      this.#fail(NOBODY_ANSWERS);
      return null;
    }
    try {
      return await answer(questions, signal);
    } catch (error) {
      if (signal.aborted) return null;
      this.pause();
      onHeld?.(messageOf(error));
      return null;
    }
  }

  /** How many trials more a worker gets: what keeps it busy until its next report, and towards the end no more than its share. */
  #portion({ trials, appetite }: Member): number {
    const share = Math.ceil(this.#ledger.waiting / (2 * this.#workers));
    return Math.max(trials.length === 0 ? 1 : 0, Math.min(appetite, share, MOST_AT_ONCE) - trials.length);
  }

  #note(member: Member, report: TrialReport): void {
    const counted = report.finished.filter((outcome) => {
      const trial = member.trials.find(({ lane, trial }) => lane === outcome.lane && trial === outcome.trial);
      member.trials = member.trials.filter((one) => one !== trial);
      return trial !== undefined && this.#ledger.finish(trial, outcome);
    });
    member.appetite = 2 * report.finished.length + 1;
    const [atHand] = member.trials;
    if (atHand) noteProgress(atHand, report);
    member.remote.patience = this.#patience(atHand);
    for (const outcome of counted) {
      // Whoever is told may cancel.
      if (this.#state !== 'over') this.options.onTrial(outcome);
    }
    this.#tell();
    if (this.#ledger.open === 0) this.#finish({ kind: 'done' });
  }

  #tell(): void {
    if (this.#state === 'over') return;
    const now = performance.now();
    if (now - this.#told < PROGRESS_INTERVAL_MS && this.#ledger.open > 0) return;
    this.#told = now;
    this.options.onProgress?.(this.progress);
  }

  /** A slow machine must not lose one worker after the other: each death doubles the patience. */
  #patience(trial: OpenTrial | undefined): number {
    return (this.options.patienceMs ?? PATIENCE_MS) * (1 << (trial?.deaths ?? 0));
  }

  #lose(member: Member, error: unknown): void {
    if (error instanceof LostError) this.#replace(member, messageOf(error));
    else if (this.#members.includes(member)) this.#fail(`${messageOf(error)}.`);
  }

  #replace(member: Member, reason: string): void {
    const place = this.#members.indexOf(member);
    if (place < 0 || this.#state === 'over') return;
    this.#members.splice(place, 1);
    member.remote.close(reason);
    member.handle.terminate();
    const [atHand] = member.trials;
    if (atHand && ++atHand.deaths >= MOST_DEATHS) {
      return this.#fail(
        `Trial ${atHand.trial + 1} of lane ${atHand.lane + 1} cannot be computed: ${MOST_DEATHS} workers in a row failed over it (${reason}). Reload the page to try again.`,
      );
    }
    this.#ledger.giveBack(member.trials);
    this.options.onNotice(`A worker of the trials was replaced (${reason}). Its trials go on; no result is lost.`);
    if (this.#state === 'working') this.#goOn();
  }

  #fail(failure: string): void {
    this.#finish({ kind: 'failed', failure });
  }

  #finish(end: TrialsEnd): void {
    if (this.#state === 'over') return;
    this.#state = 'over';
    this.#asking.abort(new DOMException('The trials are over.', 'AbortError'));
    for (const { remote, handle } of this.#members.splice(0)) {
      remote.close('the trials are over');
      handle.terminate();
    }
    this.#settle(end);
  }
}

function noteProgress(trial: OpenTrial, { evaluations, seconds, checkpoint }: TrialReport): void {
  trial.evaluations = evaluations;
  trial.seconds = seconds;
  if (!checkpoint) return;
  trial.checkpoint = checkpoint;
  trial.keptSeconds = seconds;
  // Only what a replacement need not compute again proves that it helps.
  trial.deaths = 0;
}
