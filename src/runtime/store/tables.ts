import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { StoredPart, StoredRun } from './record.ts';
import type { StoredChampion } from './champion-store.ts';

const NAME = 'evolution-playground';
/** Of the database; grows when its tables change. */
const VERSION = 3;

/** A part of what a run that asks a language model was told, or of what that cost. */
export interface StoredWord {
  readonly id: string;
  readonly place: number;
  readonly value: unknown;
  /** Over the value and its place. */
  readonly seal: string;
}

/** Everything that is stored on this device. */
export interface Tables extends DBSchema {
  /** One record a tab. */
  runs: { key: string; value: StoredRun };
  /** Their checkpoints, one a repetition. */
  parts: { key: [id: string, repetition: number]; value: StoredPart };
  /** What they asked a language model, one a question; fetched with everything about models. */
  said: { key: [id: string, place: number]; value: StoredWord };
  /** Policies that somebody keeps. */
  champions: { key: string; value: StoredChampion };
}

/** Opens the database, and brings one of an earlier version up to date. */
export async function openTables(): Promise<IDBPDatabase<Tables>> {
  const database = await openDB<Tables>(NAME, VERSION, {
    upgrade(database, before) {
      if (before < 1) {
        database.createObjectStore('runs', { keyPath: 'id' });
        database.createObjectStore('parts', { keyPath: ['id', 'repetition'] });
      }
      if (before < 2) database.createObjectStore('champions', { keyPath: 'id' });
      if (before < 3) database.createObjectStore('said', { keyPath: ['id', 'place'] });
    },
    // A newer page wants other tables: it must not wait until this one is closed.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
  return database;
}
