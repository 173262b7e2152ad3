import { entryRecord, readEntry, type Respondent, type TranscriptEntry } from '../../core/evollm/transcript.ts';
import type { MeterState, SpendingLimits } from '../../models/meter.ts';
import { isRecord } from './form.ts';
import { LastingTables } from './lasting-tables.ts';
import { rangeOf } from './run-store.ts';
import { sealOf } from './seal.ts';
import type { StoredWord } from './tables.ts';

/** What a run that asks a language model has used, and may use. */
export interface Account {
  readonly spent: MeterState;
  readonly limits: SpendingLimits;
  /** Tokens that each reply may have for thoughts. */
  readonly thoughts: number;
  /** Who was asked; null while nobody was. */
  readonly model: Respondent | null;
  /** Replies that the run had before the first of the entries. */
  readonly before: number;
}

/** What was kept of the conversation of a run. */
export interface Said {
  /** Null where there is none, or it is damaged. */
  readonly account: Account | null;
  /** From the first one to the last that is whole. */
  readonly entries: readonly TranscriptEntry[];
}

/** Layout of the rows; a change makes earlier ones unreadable. */
const VERSION = 1;
/** The account stands before the entries, which count from 1. */
const ACCOUNT = 0;

/**
 * What runs were asked and told, beside the runs themselves and under the same names: replies that decide numbers are in a run's
 * checkpoints, and this is what people read, and what limits count. Every method may fail, as storage does.
 */
export class SaidStore {
  readonly #tables = new LastingTables();

  /** Writes the entries from a place on, from 0; what stood behind them goes. */
  async keep(id: string, from: number, entries: readonly TranscriptEntry[]): Promise<void> {
    const { store, done } = (await this.#tables.open()).transaction('said', 'readwrite', { durability: 'relaxed' });
    const writes: Promise<unknown>[] = [store.delete(IDBKeyRange.bound([id, from + 1], [id, Infinity]))];
    writes.push(...entries.map((entry, k) => store.put(rowOf(id, from + 1 + k, entryRecord(entry)))));
    await Promise.all([...writes, done]);
  }

  async account(id: string, account: Account): Promise<void> {
    await (await this.#tables.open()).put('said', rowOf(id, ACCOUNT, account));
  }

  /** Everything under a name that is still what was written. */
  async load(id: string): Promise<Said> {
    const rows: readonly unknown[] = await (await this.#tables.open()).getAll('said', rangeOf(id));
    const whole = rows.filter((row) => isWhole(row, id));
    const account = whole.find(({ place }) => place === ACCOUNT)?.value;
    const said = whole.filter(({ place }) => place > ACCOUNT);
    const gap = said.findIndex(({ place }, k) => place !== k + 1);
    return {
      account: isAccount(account) ? account : null,
      entries: readEntries(gap < 0 ? said : said.slice(0, gap)),
    };
  }

  async close(): Promise<void> {
    await this.#tables.close();
  }
}

function rowOf(id: string, place: number, value: unknown): StoredWord {
  // A copy, out of whatever the page wraps its values in.
  const plain: unknown = JSON.parse(JSON.stringify(value));
  return { id, place, value: plain, seal: sealOf([VERSION, place, plain]) ?? '' };
}

function isWhole(row: unknown, id: string): row is StoredWord {
  if (!isRecord(row) || row['id'] !== id || !Number.isInteger(row['place'])) return false;
  return typeof row['seal'] === 'string' && row['seal'] === sealOf([VERSION, row['place'], row['value']]);
}

function readEntries(rows: readonly StoredWord[]): TranscriptEntry[] {
  try {
    return rows.map(({ value }, k) => readEntry(value, k));
  } catch {
    return [];
  }
}

function isAccount(value: unknown): value is Account {
  if (!isRecord(value)) return false;
  const { spent, limits, thoughts, model, before } = value;
  if (!isRecord(spent) || !isRecord(limits) || !isAmount(thoughts) || !isAmount(before)) return false;
  const used = [spent['calls'], spent['promptTokens'], spent['completionTokens'], spent['seconds']];
  const allowed = ['calls', 'tokens', 'seconds', 'cost'].map((key) => limits[key]);
  const named = isRecord(model) && typeof model['name'] === 'string' && typeof model['provider'] === 'string';
  return (
    used.every(isAmount) &&
    typeof spent['estimated'] === 'boolean' &&
    allowed.every((limit) => limit === null || isAmount(limit)) &&
    (model === null || named)
  );
}

function isAmount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
