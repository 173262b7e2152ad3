import type { Checkpoint } from '../../core/experiment/checkpoint.ts';
import { bytesOf } from '../../core/experiment/timeline.ts';
import type { Reading } from '../../runtime/store/read-record.ts';
import type { KeptRun, RunNote, StoredRun } from '../../runtime/store/record.ts';
import { RunStore } from '../../runtime/store/run-store.ts';
import { writePart, writeRun } from '../../runtime/store/write-record.ts';
import { version as APP } from '../../../package.json';
import { claimTab, nameTab, openTabs, type Tab } from './tab.ts';

export interface KeeperOptions {
  /** What the page is doing at the moment. */
  readonly read: () => RunNote;
  readonly onNotice: (message: string) => void;
  /** False for a page that only looks on. */
  readonly keeps: boolean;
}

/** Saves are at least this far apart, and farther when they are large, so that a disk is not written to all the time. */
const SHORTEST_MS = 1000;
const LONGEST_MS = 10_000;
const BYTES_PER_MS = 500;
const MOST_WAITING = 2_000_000;
/** Records of closed tabs beyond the newest few are removed. */
const MOST_RECORDS = 5;
/** Where nobody can tell which tabs are open, a record that was written this recently has one. */
const FRESH_MS = 60_000;
const NO_READER =
  'A run was kept here, but what reads it could not be fetched. Check the connection and reload the page to go on.';

/** What reads and checks records, for pages that find some; null where it cannot be fetched. */
function fetchReader() {
  return import('../../runtime/store/read-record.ts').catch(() => null);
}

/** Keeps the page's run in the browser's storage, so that it survives a reload, a crash and a closed tab. */
export class RunKeeper {
  readonly #store = new RunStore();
  #tab: Tab | null = null;
  /** Names that were this tab's: the browser may take a moment to see that they are given up. */
  readonly #left = new Set<string>();
  /** Newest checkpoint of each repetition that is not stored yet. */
  readonly #waiting = new Map<number, Checkpoint>();
  #bytes = 0;
  #generation = 0;
  /** Nothing under this tab's name is of the run on the page yet. */
  #anew = true;
  #off: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #next = 0;

  constructor(private readonly options: KeeperOptions) {
    this.#off = !options.keeps;
    addEventListener('pagehide', () => {
      this.#save();
      // The next page of this tab wants its name, also where this one is kept in case somebody comes back to it.
      this.#tab?.release();
    });
    addEventListener('pageshow', ({ persisted }) => {
      if (persisted && this.#tab) void this.#startAgain();
    });
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') this.#save();
    });
  }

  /** What this tab was doing before it was reloaded; null when there is nothing, or nothing can be read. */
  async open(): Promise<Reading<KeptRun> | null> {
    if (this.#off) return null;
    const tab = await claimTab();
    const found = tab.returned ? await this.load(tab.id).catch(() => null) : null;
    this.#tab = tab;
    // What was taken meanwhile has waited for the name.
    if (this.#waiting.size > 0) this.touch();
    return found;
  }

  /** Null when there is nothing under this name. */
  async load(id: string): Promise<Reading<KeptRun> | null> {
    const found = await this.#store.load(id);
    if (!found) return null;
    const reader = await fetchReader();
    return reader ? reader.readKept(found.record, found.parts, APP) : { kind: 'refused', message: NO_READER };
  }

  /** Under which this tab's run is kept; null while nobody knows, and where nothing is kept. */
  get name(): string | null {
    return this.#off ? null : (this.#tab?.id ?? null);
  }

  /** Takes over what was said in the run of a closed tab, which goes on here. */
  async inherit(id: string): Promise<void> {
    if (this.name !== null) await this.#store.moveSaid(id, this.name);
  }

  /** Takes another name, and leaves what is stored under the present one to be found by `closed`. */
  async leave(): Promise<void> {
    if (this.#tab) this.#left.add(this.#tab.id);
    this.#tab?.release();
    this.#tab = await nameTab();
  }

  /** The page was left and is back; its name may have gone to the page that was there meanwhile. */
  async #startAgain(): Promise<void> {
    this.#tab = await nameTab();
    this.#anew = true;
  }

  /** Unfinished runs, those that this tab left before those of tabs that are closed, the newest first; what cannot be used is removed. */
  async closed(): Promise<readonly StoredRun[]> {
    if (this.#off) return [];
    const [records, open] = await Promise.all([this.#store.list(), openTabs()]);
    const now = Date.now();
    const wasLeft = ({ id }: StoredRun): boolean => this.#left.has(id);
    const isOpen = ({ id, savedAt }: StoredRun): boolean => (open ? open.has(id) : now - savedAt < FRESH_MS);
    const others = records
      .filter((record) => wasLeft(record) || (record.id !== this.#tab?.id && !isOpen(record)))
      .sort((a, b) => Number(wasLeft(b)) - Number(wasLeft(a)) || b.savedAt - a.savedAt);
    const reader = others.length > 0 ? await fetchReader() : null;
    if (!reader) return [];
    const usable = others.filter((record) => reader.readRun(record, APP).kind === 'read' && record.status !== 'done');
    const kept = usable.slice(0, MOST_RECORDS);
    await this.forget(others.filter((record) => !kept.includes(record)).map(({ id }) => id));
    return kept;
  }

  async forget(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.#store.remove(ids);
  }

  /** Takes the newest checkpoint of a repetition. */
  take(repetition: number, checkpoint: Checkpoint): void {
    this.#waiting.set(repetition, checkpoint);
    this.#bytes += bytesOf(checkpoint);
    if (repetition === this.options.read().watched) this.#generation = checkpoint.generation;
    if (this.#bytes > MOST_WAITING) this.#save();
    else this.touch();
  }

  /** Something else that is kept has changed. */
  touch(): void {
    const wait = Math.max(SHORTEST_MS / 4, this.#next - performance.now());
    this.#timer ??= setTimeout(() => this.#save(), wait);
  }

  /** What is stored under this tab's name is the run on the page: it went on from there. */
  resumed({ generation }: KeptRun): void {
    this.#anew = false;
    this.#generation = generation;
  }

  /** The run is no longer on the page. */
  discard(): void {
    this.#waiting.clear();
    this.#bytes = 0;
    this.#generation = 0;
    if (!this.#anew && this.#tab) this.forget([this.#tab.id]).catch(() => undefined);
    this.#anew = true;
  }

  /** Everything up to the write itself happens at once: a page that is being left does not come back from a wait. */
  #save(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#tab || this.#off || (this.#anew && this.#waiting.size === 0)) return;
    const note = this.options.read();
    const stamp = { id: this.#tab.id, app: APP, now: Date.now() };
    const run = writeRun(note, this.#generation, stamp);
    const parts = [...this.#waiting].map(([repetition, checkpoint]) =>
      writePart(note.description, repetition, checkpoint, stamp),
    );
    this.#next = performance.now() + Math.min(LONGEST_MS, Math.max(SHORTEST_MS, this.#bytes / BYTES_PER_MS));
    const anew = this.#anew;
    this.#anew = false;
    this.#waiting.clear();
    this.#bytes = 0;
    this.#store.save(run, parts, anew).catch((error: unknown) => this.#fail(error));
  }

  /** Said once; the page does without. */
  #fail(error: unknown): void {
    if (this.#off) return;
    this.#off = true;
    this.#waiting.clear();
    const full = error instanceof DOMException && error.name === 'QuotaExceededError';
    const reason = full ? 'There is no room left to keep the run' : 'This browser does not let the page keep the run';
    this.options.onNotice(`${reason}. Everything else works; after a reload it begins anew.`);
  }
}
