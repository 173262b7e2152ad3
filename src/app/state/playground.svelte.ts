import type { RunDescription } from '../../core/experiment/description.ts';
import { resolve } from '../../core/experiment/settings.ts';
import { verify, verifySoFar, type Verdict } from '../../core/experiment/verify.ts';
import { readControls, type Controls } from '../../core/link/controls.ts';
import { MOST_FILE_CHARACTERS, openFileText, writeFile } from '../../core/link/file.ts';
import { openLink, writeLink, type OpenedLink } from '../../core/link/link.ts';
import { findProblem, PROBLEMS } from '../../core/problems/registry.ts';
import type { RunNote } from '../../runtime/store/record.ts';
import { fetchKernels } from '../../runtime/kernels-url.ts';
import { PlotScales } from '../plots/scales.svelte.ts';
import { keepOffline } from '../offline/keep-offline.ts';
import { Address, addressOf } from './address.ts';
import { Background } from './background.svelte.ts';
import { ComingBack } from './coming-back.ts';
import { Landscape } from './landscape.svelte.ts';
import { refusalOf } from './locks.ts';
import { marksSoFar } from './marks-so-far.ts';
import { Notices } from './notices.svelte.ts';
import { Painter } from './painter.ts';
import { RunKeeper } from './run-keeper.ts';
import { Session } from './session.svelte.ts';
import { SettingsState } from './settings.svelte.ts';
import { StageView } from './stage-view.svelte.ts';
import { Theme } from './theme.svelte.ts';
import { VisitState } from './visit.svelte.ts';

/** What a first visit shows. */
const FIRST = { problem: 'bbob-f8', dim: 2 };
/** A result link with more work than this, in evaluations × dimension, is not run unless asked for. */
const LIGHT_WORK = 2e6;
const MOST_WORKERS = 16;
const LIVELY_SPEED = 16;

/** Everything the page remembers, and what happens between its parts. */
export class Playground {
  readonly workers = Math.max(1, Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 4));
  /** What the author of the link decided about the page. */
  readonly controls: Controls = readControls(location.search);
  readonly theme = new Theme(this.controls.theme);
  readonly notices = new Notices();
  readonly landscape = new Landscape();
  readonly view = new StageView();
  readonly scales = new PlotScales();
  readonly visit = new VisitState();
  readonly settings = new SettingsState(() => this.#changed(), this.controls);
  readonly session: Session;
  readonly keeper = new RunKeeper({
    read: () => this.#note(),
    onNotice: (message) => this.notices.add(message, 'page'),
    // A course page may hold several frames, and to the browser they would all be the same tab.
    keeps: !this.controls.embed && window.parent === window,
  });
  readonly background: Background;
  readonly #comingBack: ComingBack;
  readonly #address = new Address(!this.controls.embed, (fragment) => void this.open(fragment));
  #kernels = $state<'loading' | 'ready' | 'missing'>('loading');
  #kernelsFailure = $state('');
  readonly #verdict: Verdict | null = $derived(this.#judge());

  constructor() {
    this.settings.adopt(firstDescription());
    this.settings.forgetPast();
    this.session = new Session({
      description: this.settings.description,
      workers: this.workers,
      onNotice: (message) => this.notices.add(message, 'run'),
      onCheckpoint: (repetition, checkpoint) => this.keeper.take(repetition, checkpoint),
      onDiscard: () => this.keeper.discard(),
    });
    this.session.setSpeed(LIVELY_SPEED);
    for (const { message } of this.controls.issues) this.notices.add(message, 'page');
    this.background = new Background(this.session);
    this.#comingBack = new ComingBack(this);
    $effect.root(() => {
      $effect(() => {
        this.#note();
        this.keeper.touch();
      });
    });
  }

  get kernels(): 'loading' | 'ready' | 'missing' {
    return this.#kernels;
  }

  /** Why the kernels are missing, as a sentence. */
  get kernelsFailure(): string {
    return this.#kernelsFailure;
  }

  /** What came of the result link that was opened; null while that is not known. That it differs is known on the way. */
  get verdict(): Verdict | null {
    return this.#verdict;
  }

  /** Opens the link that the page was opened with and fetches what runs need. */
  async begin(): Promise<void> {
    await this.open(location.hash);
    this.settings.forgetPast();
    await this.loadKernels();
  }

  async loadKernels(): Promise<void> {
    const again = this.#kernels === 'missing';
    this.#kernels = 'loading';
    try {
      const [module] = await Promise.all([fetchKernels(again), this.#comingBack.known]);
      this.session.equip(module);
      this.landscape.equip(new Painter(module));
      this.#kernels = 'ready';
    } catch (error) {
      this.#kernels = 'missing';
      this.#kernelsFailure = (error as Error).message;
    }
    const { current } = this.visit;
    if (current.kind === 'result' && !current.heavy) this.reproduce();
    if (this.#kernels !== 'ready') return;
    await this.#comingBack.settle();
    // A frame of a course page is as offline as that page.
    if (!this.controls.embed) await keepOffline((use) => this.#announceVersion(use));
  }

  /** Makes this the run to show, with its settings in the address. */
  adopt(description: RunDescription): void {
    this.settings.adopt(description);
    this.#changed();
  }

  /** Does what a link says. One that is not understood changes nothing. */
  async open(fragment: string): Promise<void> {
    const opened = await openLink(fragment);
    if (opened.kind === 'empty') return;
    if (opened.kind === 'refused') return this.visit.begin({ ...opened, from: 'link' });
    this.#enter(opened);
  }

  /** Does what a run file says. One that is not understood, or would change what is locked, changes nothing. */
  async openFile(file: Blob): Promise<void> {
    const refuse = (message: string): void => this.visit.begin({ kind: 'refused', message, from: 'file' });
    // In UTF-8 a character takes at most four bytes.
    if (file.size > 4 * MOST_FILE_CHARACTERS) return refuse(`The file has ${file.size} bytes; no run needs so many.`);
    const text = await file.text().catch(() => null);
    if (text === null) return refuse('The file cannot be read; it may have been moved or be open elsewhere.');
    const opened = await openFileText(text);
    if (opened.kind === 'refused') return refuse(opened.message);
    const locked = refusalOf(this.settings.description, opened.description, this.controls.locked);
    if (locked) return refuse(`${locked} The file has another; open it in a page without locks.`);
    this.#enter(opened);
    await this.publish('settings');
  }

  /** A file with these settings, and with this result once there is one. */
  file(): { readonly name: string; readonly text: string } {
    const { problem, dim, strategy, seed } = this.settings.description;
    const text = writeFile(this.settings.description, this.session.claim);
    return { name: `evolution-${problem}-d${dim}-${strategy}-seed${seed}.json`, text };
  }

  #enter(opened: OpenedLink): void {
    const { description, claim, checked, issues } = opened;
    this.session.pause();
    this.settings.adopt(description);
    this.#show(description);
    if (!claim) {
      // Readers of a course page did not type its link; only what was changed concerns them.
      return (checked || this.controls.embed) && issues.length === 0
        ? this.visit.end()
        : this.visit.begin({ kind: 'settings', checked, issues });
    }
    const { evaluations, repetitions, dim } = description;
    const heavy = evaluations * repetitions * dim > LIGHT_WORK;
    this.visit.begin({ kind: 'result', checked, issues, claim, heavy });
    if (!heavy) this.reproduce();
  }

  /** Runs the result of a link again, at full speed, as soon as the kernels are there. */
  reproduce(): void {
    if (this.#kernels !== 'ready') return;
    this.session.setSpeed(Infinity);
    this.session.play();
  }

  /** The link to these settings, or to this result once there is one, in this page or in one with another query. */
  async link(kind: 'settings' | 'result', query?: string): Promise<string> {
    return addressOf(await this.#fragment(kind), query);
  }

  /** Puts a link into the address bar. */
  async publish(kind: 'settings' | 'result'): Promise<void> {
    this.#address.write(await this.#fragment(kind));
  }

  #fragment(kind: 'settings' | 'result'): Promise<string> {
    return writeLink(this.settings.description, kind === 'result' ? this.session.claim : null);
  }

  #changed(): void {
    this.visit.end();
    this.#show(this.settings.description);
    this.#address.writeSoon(() => this.#fragment('settings'));
  }

  #show(description: RunDescription): void {
    this.notices.clear('run');
    this.view.fitTo(description.dim, description.repetitions);
    this.session.prepare(description);
    this.session.show({ directions: this.view.directions(description.dim), sampled: this.view.sampled });
  }

  #announceVersion(use: () => void): void {
    const words = 'A new version is there. Reload to use it.';
    this.notices.add(words, 'page', { action: { label: 'Reload', act: use } });
  }

  /** What a reload should find again, apart from the run itself. */
  #note(): RunNote {
    const { phase, description, speed } = this.session;
    const status = phase === 'done' ? phase : phase === 'playing' || this.background.holds ? 'playing' : 'paused';
    return { description, status, speed, axes: this.view.axes, watched: this.view.repetition };
  }

  #judge(): Verdict | null {
    const { current } = this.visit;
    const own = this.session.claim;
    if (current.kind !== 'result') return null;
    const { description } = this.settings;
    return own
      ? verify(description, current.claim, own)
      : verifySoFar(description, current.claim, marksSoFar(this.session.runs, description.repetitions));
  }
}

function firstDescription(): RunDescription {
  const problem = findProblem(FIRST.problem) ? FIRST.problem : PROBLEMS[0].id;
  return resolve({ ...FIRST, problem }).description;
}
