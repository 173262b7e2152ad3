import type { Champion } from '../../core/champion/champion.ts';
import { championRecord, readChampionRecord } from '../../core/champion/read.ts';
import { LastingTables } from './lasting-tables.ts';

/** A champion as it stands in the store. */
export interface StoredChampion {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  /** As in a file. */
  readonly record: unknown;
}

/** A champion that was read back. */
export interface KeptChampion {
  readonly id: string;
  readonly savedAt: number;
  readonly champion: Champion;
}

/** Kept champions. Every method may fail: browsers forbid storage, run out of it, and lose it. */
export class ChampionStore {
  readonly #tables = new LastingTables();

  async keep(id: string, champion: Champion, now: number): Promise<void> {
    const transaction = (await this.#tables.open()).transaction('champions', 'readwrite');
    const stored = { id, savedAt: now, record: championRecord(champion) };
    await Promise.all([transaction.store.put(stored), transaction.done]);
  }

  /** All that are as this page would have written them, the newest first, and how many are not. */
  async list(): Promise<{ readonly champions: readonly KeptChampion[]; readonly damaged: number }> {
    const stored: readonly unknown[] = await (await this.#tables.open()).getAll('champions');
    const champions = stored.flatMap((one) => readStored(one) ?? []);
    champions.sort((one, other) => other.savedAt - one.savedAt || (one.id < other.id ? -1 : 1));
    return { champions, damaged: stored.length - champions.length };
  }

  async remove(id: string): Promise<void> {
    await (await this.#tables.open()).delete('champions', id);
  }

  async close(): Promise<void> {
    await this.#tables.close();
  }
}

function readStored(stored: unknown): KeptChampion | null {
  const { id, savedAt, record } = stored as Readonly<Partial<Record<keyof StoredChampion, unknown>>>;
  if (typeof id !== 'string' || typeof savedAt !== 'number') return null;
  try {
    return { id, savedAt, champion: readChampionRecord(record) };
  } catch {
    return null;
  }
}
