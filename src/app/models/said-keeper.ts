import { SaidStore, type Account, type Said } from '../../runtime/models.ts';
import type { TranscriptEntry } from '../../core/evollm/transcript.ts';
import type { RunKeeper } from '../state/run-keeper.ts';

/** Storage that hangs is not waited for any longer. */
const PATIENCE_MS = 2000;
const NOTHING: Said = { account: null, entries: [] };

/** Keeps what the run on the page was told beside the run, so that both survive a reload. Where nothing can be kept, the page does without. */
export class SaidKeeper {
  readonly #store = new SaidStore();
  /** What is stored already, and under which name. */
  #kept: readonly TranscriptEntry[] = [];
  #name: string | null = null;

  constructor(private readonly keeper: RunKeeper) {}

  /** What was kept of the run that this tab has gone on with. */
  async load(): Promise<Said> {
    const { name } = this.keeper;
    if (name === null) return NOTHING;
    const late = new Promise<Said>((resolve) => setTimeout(resolve, PATIENCE_MS, NOTHING));
    const said = await Promise.race([this.#store.load(name).catch(() => NOTHING), late]);
    this.#name = name;
    this.#kept = said.entries;
    return said;
  }

  /** Writes those entries that are not stored yet. */
  keep(entries: readonly TranscriptEntry[]): void {
    const { name } = this.keeper;
    if (name === null) return;
    const before = name === this.#name ? this.#kept : [];
    const other = entries.findIndex((entry, k) => entry !== before[k]);
    const from = other < 0 ? entries.length : other;
    this.#name = name;
    this.#kept = entries;
    this.#store.keep(name, from, entries.slice(from)).catch(() => undefined);
  }

  /** Writes what the run has used. */
  account(account: Account): void {
    const { name } = this.keeper;
    if (name !== null) this.#store.account(name, account).catch(() => undefined);
  }
}
