import { untrack } from 'svelte';
import { readReplies } from '../../core/evollm/recorded.ts';
import {
  Asker,
  CallLog,
  Meter,
  PauseError,
  type Attempt,
  type MeterState,
  type ModelFailure,
} from '../../runtime/models.ts';
import type { Asking } from '../../runtime/snapshot.ts';
import type { Playground } from '../state/playground.svelte.ts';
import type { Connected, Connection } from './connection.svelte.ts';
import type { Limits } from './limits.svelte.ts';
import type { Record } from './record.svelte.ts';
import { SaidKeeper } from './said-keeper.ts';

/** Why a run that asks does not go on. */
export interface Stop {
  readonly kind: ModelFailure | 'limit' | 'nobody' | 'replayed';
  /** What happened and what to do, in a sentence or two. */
  readonly says: string;
}

/** Answers what the run on the page asks, as long as it plays and there is somebody to ask. */
export class Answering {
  #stop = $state.raw<Stop | null>(null);
  #calls = $state.raw<readonly Attempt[]>([]);
  #waitsUntil = $state<number | null>(null);
  #spent = $state.raw<MeterState>();
  #asking: Asking | null = null;
  #controller: AbortController | null = null;
  #asker: { readonly of: Connected; readonly asker: Asker } | null = null;
  #meter: Meter;
  #log = new CallLog();
  readonly #said: SaidKeeper;
  /** Settles when it is known what was said in this run before the page was loaded; null while there is no run. */
  #recovery: Promise<void> | null = null;
  /** The recorded replies of this run were used up, and somebody wants to go on all the same. */
  #beyond = '';

  constructor(
    private readonly playground: Playground,
    private readonly connection: Connection,
    private readonly record: Record,
    private readonly limits: Limits,
  ) {
    this.#meter = this.#newMeter();
    this.#said = new SaidKeeper(playground.keeper);
    // A run with replies may have begun before this part of the page was there.
    this.#begin();
    const { session } = playground;
    $effect(() => {
      const asking = session.runs[0]?.snapshot.asking ?? null;
      if (asking?.id !== this.#asking?.id) untrack(() => this.#turnTo(asking));
    });
    $effect(() => {
      if (session.runs.length === 0) untrack(() => this.#begin());
      else untrack(() => (this.#recovery ??= this.#recover()));
      if (session.phase === 'playing') this.#stop = null;
    });
    // Who raises a limit or enters a price sees at once what it comes to.
    $effect(() => {
      void [limits.current, connection.prices];
      untrack(() => this.#count());
    });
  }

  /** Why the run waits for somebody; null while it does not. */
  get stop(): Stop | null {
    return this.#stop;
  }

  /** Calls for what is being asked, the newest of each question; empty while nothing is. */
  get calls(): readonly Attempt[] {
    return this.#calls;
  }

  /** Until when a server wants nobody to ask it, in milliseconds since 1970; null while it does not mind. */
  get waitsUntil(): number | null {
    return this.#waitsUntil;
  }

  /** What the run has used. */
  get spent(): MeterState {
    return this.#spent!;
  }

  #begin(): void {
    this.record.clear();
    const { visit, settings } = this.playground;
    const { transcript } = visit;
    if (transcript && transcript.description.replies === settings.description.replies) this.record.bring(transcript);
    this.#stop = null;
    this.#beyond = '';
    this.#meter = this.#newMeter();
    this.#log = new CallLog();
    this.#asker = null;
    this.#recovery = null;
    this.#count();
  }

  /** A run that goes on after a reload has been told things, and has used something of what it may use. */
  async #recover(): Promise<void> {
    const { session, settings } = this.playground;
    const { description } = settings;
    const { account, entries } = await this.#said.load();
    if (settings.description !== description || session.runs.length === 0) return;
    const { recorded } = session;
    const { record } = this;
    if (readReplies(recorded.replies).length > record.before + record.entries.length)
      record.restore(recorded, account?.before ?? 0, entries, account?.model ?? null);
    if (!account) return;
    this.limits.restore(account.limits, account.thoughts);
    this.#meter = this.#newMeter(account.spent);
    this.#asker = null;
    this.#count();
  }

  #turnTo(asking: Asking | null): void {
    this.#controller?.abort(new DOMException('The run does not wait for it any more.', 'AbortError'));
    this.#controller = null;
    this.#asking = asking;
    this.#calls = [];
    this.#waitsUntil = null;
    if (asking) void this.#answer(asking);
  }

  async #answer(asking: Asking): Promise<void> {
    const { session } = this.playground;
    await this.#recovery;
    if (this.#asking !== asking) return;
    const meter = this.#meter;
    const { current } = this.connection;
    const { replies } = session.description;
    if (replies && this.#beyond !== replies) {
      this.#beyond = replies;
      const next = current ? `Press Play to go on with ${current.name}` : 'Choose a model to go on';
      return this.#pause({ kind: 'replayed', says: `The recorded replies are used up. ${next}.` });
    }
    if (!current)
      return this.#pause({ kind: 'nobody', says: 'This run asks a language model, and none is chosen. Choose one.' });
    const controller = new AbortController();
    this.#controller = controller;
    const before = session.recorded;
    try {
      const texts = await this.#askerOf(current).ask(asking.questions, controller.signal);
      if (this.#asking !== asking) return;
      const model = { name: current.name, provider: current.provider };
      const { prices } = this.connection;
      this.record.take(asking.questions, texts, (question) => this.#log.take(question), {
        ...{ description: before, model, prices },
      });
      this.#said.keep(this.record.entries);
      session.reply(asking.id, texts);
    } catch (error) {
      if (controller.signal.aborted) return;
      const kind = error instanceof PauseError ? error.kind : 'server';
      this.#pause({ kind, says: error instanceof Error ? error.message : String(error) });
    } finally {
      this.#count();
      // What a run that has left the page used is nobody's account any more.
      if (meter === this.#meter) this.#keepAccount();
    }
  }

  #pause(stop: Stop): void {
    this.playground.session.pause();
    this.#stop = stop;
  }

  #askerOf(current: Connected): Asker {
    if (this.#asker?.of === current) return this.#asker.asker;
    const asker = new Asker({
      model: current.model,
      meter: this.#meter,
      // Whoever has never answered will not with patience either: somebody should look at the connection.
      patience: { untried: 0 },
      thoughts: () => this.limits.thoughts,
      redact: (text) => this.connection.keys.redact(text),
      onAttempt: (attempt) => this.#note(attempt, asker),
    });
    this.#asker = { of: current, asker };
    return asker;
  }

  #note(attempt: Attempt, asker: Asker): void {
    const { block } = attempt.question;
    this.#log.note(attempt);
    this.#calls = [...this.#calls.filter(({ question }) => question.block !== block), attempt];
    this.#waitsUntil = asker.waitsUntil ?? attempt.againAt;
    if (attempt.state === 'asked' && attempt.text === '') this.#waitsUntil = asker.waitsUntil;
    this.#count();
    // A page that is left in mid-call has begun it all the same.
    if (attempt.state === 'asked' && attempt.text === '') this.#keepAccount();
  }

  /** So that limits are those of the run, and not of the page that it is on. */
  #keepAccount(): void {
    const { limits, record, connection } = this;
    const { current, thoughts } = limits;
    const { before } = record;
    // Somebody may have entered a key where a name belongs, and no key is written to a disk.
    const cover = (text: string): string => connection.keys.redact(text);
    const model = record.model && { name: cover(record.model.name), provider: cover(record.model.provider) };
    this.#said.account({ spent: this.#meter.state, limits: current, thoughts, model, before });
  }

  #newMeter(spent?: MeterState): Meter {
    const { limits, connection } = this;
    return new Meter({
      now: () => performance.now(),
      ...(spent ? { spent } : {}),
      // Both may change while the run goes on, so they are read anew each time.
      get limits() {
        return limits.effective(connection.prices);
      },
      get prices() {
        return connection.prices;
      },
    });
  }

  #count(): void {
    this.#spent = this.#meter.state;
  }
}
