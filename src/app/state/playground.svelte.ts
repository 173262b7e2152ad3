import type { RunDescription } from '../../core/experiment/description.ts';
import { sharedGenerations } from '../../core/experiment/changes.ts';
import { settingsOf } from '../../core/experiment/settings.ts';
import { verify, verifySoFar, type Verdict } from '../../core/experiment/verify.ts';
import { readControls, type Controls } from '../../core/link/controls.ts';
import { MOST_FILE_CHARACTERS, openFileText, writeFile } from '../../core/link/file.ts';
import { openLink, writeLink, type OpenedLink, type OpenedRace } from '../../core/link/link.ts';
import type { Race } from '../../core/race/race.ts';
import type { Champion } from '../../core/champion/champion.ts';
import type { Comparison } from '../compare/comparison.ts';
import type { DeviceOffer } from '../../runtime/snapshot.ts';
import type { RunNote } from '../../runtime/store/record.ts';
import { fetchKernels } from '../../runtime/kernels-url.ts';
import { Cursor } from '../plots/cursor.svelte.ts';
import { PlotScales } from '../plots/scales.svelte.ts';
import { keepOffline } from '../offline/keep-offline.ts';
import { offerText } from '../words/engine.ts';
import { Address, addressOf } from './address.ts';
import { isChampionLink, isChampionText, type ChampionReaders } from './champion-signs.ts';
import { Background } from './background.svelte.ts';
import { Branches, type Branch } from './branches.svelte.ts';
import { ComingBack } from './coming-back.ts';
import { firstDescription } from './first-description.ts';
import { Landscape } from './landscape.svelte.ts';
import { isAsIs } from './as-is.ts';
import { runsUnasked } from './light-work.ts';
import { refusalOf } from './locks.ts';
import { marksSoFar } from './marks-so-far.ts';
import { Notices } from './notices.svelte.ts';
import { Painter } from './painter.ts';
import { Place } from './place.svelte.ts';
import { Placing } from './placing.svelte.ts';
import { RunKeeper } from './run-keeper.ts';
import { Session } from './session.svelte.ts';
import { SettingsState } from './settings.svelte.ts';
import { StageView } from './stage-view.svelte.ts';
import { Theme } from './theme.svelte.ts';
import { VisitState } from './visit.svelte.ts';

/** The fragment of the view in which searches race, where there is no race yet. */
const COMPARE = '#compare';
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
  readonly placing = new Placing();
  readonly scales = new PlotScales();
  readonly cursor = new Cursor();
  readonly visit = new VisitState();
  readonly branches = new Branches();
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
  readonly #place = new Place(this);
  /** The page was opened for a race, which is on its way: Play would only flash up. */
  #awaitsRace = $state(/^#compare$|[!&]lane\d/.test(location.hash));
  #kernels = $state<'loading' | 'ready' | 'missing'>('loading');
  #module = $state.raw<WebAssembly.Module | null>(null);
  #kernelsFailure = $state('');
  readonly #verdict: Verdict | null = $derived(this.#judge());

  constructor() {
    this.settings.adopt(firstDescription());
    this.settings.forgetPast();
    this.session = new Session({
      description: this.settings.description,
      workers: this.workers,
      onNotice: (message) => this.notices.add(message, 'run'),
      onOffer: (offer) => this.#offerDevice(offer),
      onCheckpoint: (repetition, checkpoint) => this.keeper.take(repetition, checkpoint),
      onBegin: () => this.visit.makeWay(),
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

  /** The compiled kernels, for workers of parts that are fetched when wanted; null while they are not there. */
  get module(): WebAssembly.Module | null {
    return this.#module;
  }

  /** Why the kernels are missing, as a sentence. */
  get kernelsFailure(): string {
    return this.#kernelsFailure;
  }

  get awaitsRace(): boolean {
    return this.#awaitsRace;
  }

  /** The view in which searches race, while it is shown; null in Play. */
  get comparison(): Comparison | null {
    return this.#place.comparison;
  }

  /** What came of the result link that was opened; null while that is not known. That it differs is known on the way. */
  get verdict(): Verdict | null {
    return this.#verdict;
  }

  /** Opens the link that the page was opened with and fetches what runs need. */
  async begin(): Promise<void> {
    await this.open(location.hash);
    this.#awaitsRace = false;
    this.settings.forgetPast();
    await this.loadKernels();
  }

  async loadKernels(): Promise<void> {
    const again = this.#kernels === 'missing';
    this.#kernels = 'loading';
    try {
      const [module] = await Promise.all([fetchKernels(again), this.#comingBack.known]);
      this.#module = module;
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
    if (current.kind !== 'champion' && !this.comparison) await this.#comingBack.settle();
    // A frame of a course page is as offline as that page.
    if (!this.controls.embed) await keepOffline(this.session.begun, (use) => this.#announceVersion(use));
  }

  /** Makes this the run to show, with its settings in the address. */
  adopt(description: RunDescription): void {
    this.settings.adopt(description);
    this.#changed();
  }

  /** Turns to the view in which searches race, with this run as one more lane, or with a race of its own. */
  async compare(also: RunDescription | Race): Promise<void> {
    const comparison = await this.#place.fetch();
    if (!comparison) return;
    if ('lanes' in also) comparison.race.open(also);
    else comparison.race.join(also);
    this.#address.enter(await comparison.race.fragment());
    this.#place.turn(true);
  }

  /** Turns back to Play, with this run. */
  play(run: RunDescription): void {
    this.#address.enter('');
    this.#place.turn(false);
    this.adopt(run);
  }

  /** Keeps the address true to a race; `make` gives its fragment. */
  publishRace(make: () => Promise<string>): void {
    if (!this.comparison) return;
    this.visit.end();
    this.#address.writeSoon(make);
  }

  async #showRace(): Promise<void> {
    const comparison = await this.#place.fetch();
    if (!comparison) return;
    this.#place.turn(true);
    this.#address.write(await comparison.race.fragment());
  }

  async #enterRace({ race, outcomes = [], checked, issues }: OpenedRace): Promise<void> {
    const comparison = await this.#place.fetch();
    if (!comparison) return;
    comparison.race.open(race);
    comparison.race.bring(outcomes);
    this.#place.turn(true);
    if (checked && issues.length === 0) this.visit.end();
    else this.visit.begin({ kind: 'settings', checked, issues });
  }

  /** Does what a link says. One that is not understood changes nothing. */
  async open(fragment: string): Promise<void> {
    if (fragment === COMPARE) return this.#showRace();
    if (isChampionLink(fragment)) {
      return this.#meet('link', ({ readChampionLink }) => readChampionLink(fragment));
    }
    const opened = await openLink(fragment);
    if (opened.kind === 'refused') return this.visit.begin({ ...opened, from: 'link' });
    if (opened.kind === 'race') return this.#enterRace(opened);
    // Back from a race: what was left is still there.
    if (this.comparison && (opened.kind === 'empty' || isAsIs(opened, this.settings.description))) {
      this.#place.turn(false);
      return this.publish('settings');
    }
    if (opened.kind === 'empty') return;
    this.#enter(opened);
  }

  /** Does what a run file says. One that is not understood, or would change what is locked, changes nothing. */
  async openFile(file: Blob): Promise<void> {
    const refuse = (message: string): void => this.visit.begin({ kind: 'refused', message, from: 'file' });
    // In UTF-8 a character takes at most four bytes.
    if (file.size > 4 * MOST_FILE_CHARACTERS) return refuse(`The file has ${file.size} bytes; no run needs so many.`);
    const text = await file.text().catch(() => null);
    if (text === null) return refuse('The file cannot be read; it may have been moved or be open elsewhere.');
    if (isChampionText(text)) return this.#meet('file', ({ readChampion }) => readChampion(text));
    const opened = await openFileText(text);
    if (opened.kind === 'refused') return refuse(opened.message);
    if (opened.kind === 'race') {
      await this.#enterRace(opened);
      return this.comparison?.race.publish();
    }
    const locked = refusalOf(this.settings.description, opened.description, this.controls.locked);
    if (locked) return refuse(`${locked} The file has another; open it in a page without locks.`);
    this.#enter(opened);
    await this.publish('settings');
  }

  /** A file with these settings, and with this result once there is one. */
  file(): { readonly name: string; readonly text: string } {
    const { problem, dim, strategy, seed } = this.settings.description;
    const text = writeFile(this.session.recorded, this.session.claim);
    return { name: `evolution-${problem}-d${dim}-${strategy}-seed${seed}.json`, text };
  }

  /** Lets a champion in. One that is not understood, or would change what is locked, changes nothing. */
  async #meet(from: 'link' | 'file', read: (words: ChampionReaders) => Champion | Promise<Champion>): Promise<void> {
    const parts = await import('../champions/meet.ts').catch(() => null);
    const refuse = (message: string): void => this.visit.begin({ kind: 'refused', message, from });
    if (!parts) return refuse('What reads champions could not be fetched. Check the connection and try again.');
    try {
      parts.meet(this, await read(parts));
    } catch (error) {
      refuse((error as Error).message);
    }
  }

  /** Shows another description before it is known who acts in it; the address stays as it is. */
  receive(description: RunDescription): void {
    this.#place.turn(false);
    this.session.pause();
    this.settings.adopt(description);
    this.#forgetRun();
    this.#show(description);
  }

  #enter(opened: OpenedLink): void {
    const { description, claim, checked, issues } = opened;
    this.#place.turn(false);
    this.session.pause();
    this.visit.transcript = opened.transcript ?? null;
    this.settings.adopt(description);
    // A result is proven from its first generation on, whatever is known of it here.
    if (claim) this.#forgetRun();
    this.#show(description);
    if (!claim) {
      // Readers of a course page did not type its link; only what was changed concerns them.
      return (checked || this.controls.embed) && issues.length === 0
        ? this.visit.end()
        : this.visit.begin({ kind: 'settings', checked, issues });
    }
    // A result that takes longer is not run unless asked for.
    const heavy = !runsUnasked(description);
    this.visit.begin({ kind: 'result', checked, issues, claim, heavy });
    if (!heavy) this.reproduce();
  }

  /** Runs the result of a link again, at full speed, as soon as the kernels are there. */
  reproduce(): void {
    if (this.#kernels !== 'ready') return;
    this.session.setSpeed(Infinity);
    this.session.play();
  }

  /** Goes on from the generation that is shown with one thing different; the run as it was stays beside it. */
  branch(key: string, value: number | string): void {
    const { generation } = this.session.runs[0]?.snapshot ?? { generation: 0 };
    if (generation === 0) this.settings.set(key, value);
    else this.settings.branch(generation, key, value);
    this.session.play();
  }

  /** Shows a branch in place of the present run, which takes its place. */
  turnTo(branch: Branch): void {
    this.settings.replace(settingsOf(branch.description));
  }

  /** The link to a branch, or to its result if it was over. */
  async linkTo({ description, claim }: Branch): Promise<string> {
    return addressOf(await writeLink(description, claim));
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
    return kind === 'result'
      ? writeLink(this.session.recorded, this.session.claim)
      : writeLink(this.settings.description);
  }

  #changed(): void {
    this.visit.end();
    this.#show(this.settings.description);
    this.#address.writeSoon(() => this.#fragment('settings'));
  }

  #show(description: RunDescription): void {
    this.notices.clear('run');
    this.view.fitTo(description.dim, description.repetitions, description.task !== undefined);
    const left = this.session.left();
    const again = left && sharedGenerations(left.description, description) === Infinity;
    if (left && !again && this.branches.related(description, left)) {
      this.#leave(left, description);
    } else {
      if (!again && !this.branches.related(description, null)) this.branches.clear();
      this.session.prepare(description);
    }
    this.session.show({ directions: this.view.directions(description.dim), sampled: this.view.needsSample });
  }

  /** From one run to another that shares its past, which need not be computed again. */
  #leave(left: Branch, description: RunDescription): void {
    const departure = this.branches.departure(description, left);
    this.branches.keep(left);
    if (!departure) return this.session.prepare(description);
    this.branches.forget(departure);
    this.session.turnTo(departure);
  }

  #forgetRun(): void {
    this.branches.clear();
    this.session.restart();
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

  /** Whoever checks a result, or may not choose, is offered nothing. */
  #offerDevice(offer: DeviceOffer): void {
    if (this.visit.current.kind === 'result' || this.settings.locks('engine')) return;
    const act = (): void => this.settings.set('engine', 'webgpu');
    this.notices.add(offerText(offer), 'run', { action: { label: 'Use WebGPU', act } });
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
