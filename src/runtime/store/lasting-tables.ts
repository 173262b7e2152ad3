import type { IDBPDatabase } from 'idb';
import { openTables, type Tables } from './tables.ts';

/** The database for as long as somebody needs it. One that could not be opened, or was closed for a newer page, is opened again when somebody asks again. */
export class LastingTables {
  #database: Promise<IDBPDatabase<Tables>> | null = null;

  open(): Promise<IDBPDatabase<Tables>> {
    this.#database ??= openTables();
    this.#database.then(
      (database) => database.addEventListener('close', () => (this.#database = null)),
      () => (this.#database = null),
    );
    return this.#database;
  }

  async close(): Promise<void> {
    if (this.#database) (await this.#database).close();
  }
}
