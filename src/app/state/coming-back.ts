import type { RunDescription } from '../../core/experiment/description.ts';
import { isAsking } from '../../core/experiment/settings.ts';
import type { Controls } from '../../core/link/controls.ts';
import { problemOf } from '../../core/problems/registry.ts';
import { runName } from '../../core/strategies/run-name.ts';
import type { Reading } from '../../runtime/store/read-record.ts';
import type { KeptRun, StoredRun } from '../../runtime/store/record.ts';
import { sameRun } from '../../runtime/store/same-run.ts';
import { ago } from '../words/ago.ts';
import { count } from '../words/numbers.ts';
import { isLight } from './light-work.ts';
import type { Notices } from './notices.svelte.ts';
import type { RunKeeper } from './run-keeper.ts';
import type { Session } from './session.svelte.ts';
import type { SettingsState } from './settings.svelte.ts';
import type { StageView } from './stage-view.svelte.ts';
import type { VisitState } from './visit.svelte.ts';

const PATIENCE_MS = 2000;

/** The parts of the page that a kept run goes back into. */
export interface Page {
  readonly settings: SettingsState;
  readonly session: Session;
  readonly view: StageView;
  readonly notices: Notices;
  readonly keeper: RunKeeper;
  /** What the page was opened with. */
  readonly visit: VisitState;
  /** What the author of the link decided about the page. */
  readonly controls: Controls;
  /** Makes this the run to show, in the address too. */
  adopt(description: RunDescription): void;
}

/** What happens to a run that was there before: it goes on by itself after a reload, and is offered otherwise. */
export class ComingBack {
  /** Settles once it is known what this tab was doing, and soon: nobody should press Play before, nor wait for storage that hangs. */
  readonly known: Promise<unknown>;
  readonly #own: Promise<Reading<KeptRun> | null>;
  #settled = false;

  constructor(private readonly page: Page) {
    this.#own = page.keeper.open();
    this.known = Promise.race([this.#own, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  }

  /** Goes on with this tab's own run if the address still names it, or offers what closed tabs left; once a page. */
  async settle(): Promise<void> {
    if (this.#settled) return;
    this.#settled = true;
    const { keeper, settings, session, notices, visit } = this.page;
    const own = await this.#own;
    if (own?.kind === 'refused') notices.add(own.message, 'page');
    if (own?.kind === 'read') {
      // A result is proven from its first generation on, whatever is known of it here.
      const same = visit.current.kind !== 'result' && sameRun(own.value.note.description, settings.description);
      if (same && session.phase === 'idle') {
        keeper.resumed(own.value);
        return this.#resume(own.value);
      }
      if (!same) await keeper.leave();
    }
    // Somebody who set an exercise did not mean another run.
    if (this.page.controls.locked.size > 0) return;
    // Storage that fails here is told about when there is something to keep.
    const [newest] = await keeper.closed().catch(() => []);
    if (newest) this.#offer(newest);
  }

  #offer({ id, description, generation, savedAt }: StoredRun): void {
    const what = `${runName(description)} on ${problemOf(description.problem).name}`;
    const when = ago(Date.now() - savedAt);
    const { notices, keeper } = this.page;
    notices.add(`A run from ${when} can go on: ${what}, generation ${count(generation)}.`, 'page', {
      action: { label: 'Go on', act: () => void this.#accept(id) },
      onClose: () => void keeper.forget([id]).catch(() => undefined),
    });
  }

  async #accept(id: string): Promise<void> {
    const { keeper, notices } = this.page;
    const found = await keeper.load(id).catch(() => null);
    if (found?.kind !== 'read') {
      return notices.add(found?.message ?? 'The stored run is no longer there; another tab may have taken it.', 'page');
    }
    this.page.adopt(found.value.note.description);
    found.value.checkpoints.forEach((checkpoint, repetition) => keeper.take(repetition, checkpoint));
    if (isAsking(found.value.note.description)) await keeper.inherit(id).catch(() => undefined);
    this.#resume(found.value);
    keeper.forget([id]).catch(() => undefined);
  }

  #resume({ note, checkpoints }: KeptRun): void {
    const { session, view } = this.page;
    note.axes.forEach((axis, which) => view.chooseAxis(which as 0 | 1, axis));
    view.watch(note.watched);
    session.setSpeed(note.speed);
    session.resume(checkpoints);
    // A checkpoint has no population. Where that is soon done, the last generation is computed again, so that it shows.
    const last = checkpoints.get(0);
    if (last && isLight(last.evaluations, note.description)) session.seek(last.generation);
    // What was over may have been stored a moment before its end.
    if (note.status !== 'paused' && !isAsking(note.description)) session.play();
  }
}
