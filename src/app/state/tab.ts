const KEY = 'tab';
const LOCK = 'evolution-playground tab ';
/** After a reload the document before may hold the tab for a moment. */
const PATIENCE_MS = 4000;

/** This tab's name, the same after a reload, and whether it was known before. */
export interface Tab {
  readonly id: string;
  readonly returned: boolean;
  /** Gives the name up before the page ends. */
  readonly release: () => void;
}

/**
 * Finds out which tab this is, and holds its name as long as the page lives. A copy of a tab has its storage too: whoever
 * comes second gets a name of its own.
 */
export async function claimTab(): Promise<Tab> {
  const known = remembered();
  const release = known === null ? null : await hold(known);
  return known !== null && release ? { id: known, returned: true, release } : nameTab();
}

/** Gives this tab a name that nobody else has. */
export async function nameTab(): Promise<Tab> {
  const id = newId();
  remember(id);
  return { id, returned: false, release: (await hold(id)) ?? (() => undefined) };
}

/** Names of the tabs that are open, this one among them; null where the browser cannot tell. */
export async function openTabs(): Promise<ReadonlySet<string> | null> {
  const { held } =
    (await locks()
      ?.query()
      .catch(() => null)) ?? {};
  if (!held) return null;
  const names = held.map(({ name }) => name ?? '');
  return new Set(names.filter((name) => name.startsWith(LOCK)).map((name) => name.slice(LOCK.length)));
}

/** Resolves once the name is ours, with what gives it up again, or with null when somebody else keeps it. */
function hold(id: string): Promise<(() => void) | null> {
  const manager = locks();
  if (!manager) return Promise.resolve(() => undefined);
  return new Promise((resolve) => {
    const held = (): Promise<void> => new Promise((release) => resolve(release));
    manager
      .request(LOCK + id, { signal: AbortSignal.timeout(PATIENCE_MS) }, held)
      .catch((error: unknown) => resolve(isTimeout(error) ? null : () => undefined));
  });
}

/** Locks that a browser refuses altogether are no sign of another tab. */
function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'TimeoutError' || error.name === 'AbortError');
}

/** Pages that came over an insecure connection have none. */
function locks(): LockManager | undefined {
  return (navigator as Partial<Navigator>).locks;
}

function newId(): string {
  const words = crypto.getRandomValues(new Uint32Array(4));
  return Array.from(words, (word) => word.toString(36)).join('-');
}

function remembered(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function remember(id: string): void {
  try {
    sessionStorage.setItem(KEY, id);
  } catch {
    // Storage may be forbidden; the tab is then another one after every reload.
  }
}
