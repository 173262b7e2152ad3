import type { IDBPDatabase } from 'idb';
import type { StoredPart, StoredRun } from './record.ts';
import { openTables, type Tables } from './tables.ts';

/** A record with its parts as they were found, not yet looked at. */
export interface Found {
  readonly record: unknown;
  readonly parts: readonly unknown[];
}

/** Stored runs. Every method may fail: browsers forbid storage, run out of it, and lose it. */
export class RunStore {
  readonly #database: Promise<IDBPDatabase<Tables>>;

  constructor() {
    this.#database = openTables();
    // Whoever asks for something is told; nobody else needs to be.
    this.#database.catch(() => undefined);
  }

  /**
   * Writes a record and those of its parts that changed, together or not at all.
   * @param anew forget the parts that were stored under this id: they belong to an earlier run
   */
  async save(run: StoredRun, parts: readonly StoredPart[], anew: boolean): Promise<void> {
    const transaction = await this.#writing();
    const tables = { runs: transaction.objectStore('runs'), parts: transaction.objectStore('parts') };
    const writes: Promise<unknown>[] = [];
    if (anew) writes.push(tables.parts.delete(rangeOf(run.id)));
    writes.push(tables.runs.put(run), ...parts.map((part) => tables.parts.put(part)), transaction.done);
    // A transaction that commits by itself does so after its answers have come in, and a page that is being left gets none.
    transaction.commit();
    await Promise.all(writes);
  }

  /** Null when there is none. */
  async load(id: string): Promise<Found | null> {
    const transaction = (await this.#database).transaction(['runs', 'parts']);
    const [record, parts] = await Promise.all([
      transaction.objectStore('runs').get(id),
      transaction.objectStore('parts').getAll(rangeOf(id)),
      transaction.done,
    ]);
    return record === undefined ? null : { record, parts };
  }

  /** All records without their parts. */
  async list(): Promise<readonly StoredRun[]> {
    return (await this.#database).getAll('runs');
  }

  async remove(ids: readonly string[]): Promise<void> {
    const transaction = await this.#writing();
    const writes = ids.flatMap((id) => [
      transaction.objectStore('runs').delete(id),
      transaction.objectStore('parts').delete(rangeOf(id)),
      transaction.objectStore('said').delete(rangeOf(id)),
    ]);
    await Promise.all([...writes, transaction.done]);
  }

  /** Puts what was said in one run under the name of another, which goes on where the first one was. */
  async moveSaid(from: string, to: string): Promise<void> {
    const { store, done } = (await this.#database).transaction('said', 'readwrite', { durability: 'relaxed' });
    const rows = await store.getAll(rangeOf(from));
    const writes = [store.delete(rangeOf(from)), store.delete(rangeOf(to))];
    await Promise.all([...writes, ...rows.map((row) => store.put({ ...row, id: to })), done]);
  }

  async close(): Promise<void> {
    (await this.#database).close();
  }

  async #writing() {
    // What is lost with a power cut is computed again; waiting for the disk would cost battery all the time.
    return (await this.#database).transaction(['runs', 'parts', 'said'], 'readwrite', { durability: 'relaxed' });
  }
}

/** Every part of one record. */
export function rangeOf(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id, 0], [id, Infinity]);
}
