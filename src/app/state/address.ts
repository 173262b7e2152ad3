const DEBOUNCE_MS = 300;

/** The one writer of the address bar; in a page that belongs to another one it writes nothing. */
export class Address {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #written = location.hash;

  /**
   * @param writes false where the address is somebody else's to keep
   * @param onFragment told when somebody else changed the fragment: a link pasted, or the back button
   */
  constructor(
    private readonly writes: boolean,
    onFragment: (fragment: string) => void,
  ) {
    addEventListener('hashchange', () => {
      if (location.hash === this.#written) return;
      this.#written = location.hash;
      clearTimeout(this.#timer);
      onFragment(location.hash);
    });
  }

  /** Writes what `make` gives once nothing has changed for a moment. */
  writeSoon(make: () => Promise<string>): void {
    clearTimeout(this.#timer);
    if (!this.writes) return;
    this.#timer = setTimeout(() => void make().then((fragment) => this.write(fragment)), DEBOUNCE_MS);
  }

  /** Writes a fragment, without #, as a new entry of the history, so that one can go back to the present one. */
  enter(fragment: string): void {
    clearTimeout(this.#timer);
    if (!this.writes) return;
    history.pushState(null, '', fragment === '' ? location.pathname + location.search : `#${fragment}`);
    this.#written = location.hash;
  }

  /** Writes a fragment, without #, in place of the present one. */
  write(fragment: string): void {
    clearTimeout(this.#timer);
    if (!this.writes) return;
    history.replaceState(null, '', `#${fragment}`);
    this.#written = location.hash;
  }
}

/** The whole address of a fragment on this page, with its own query or another one, without `?`. */
export function addressOf(fragment: string, query = location.search.slice(1)): string {
  return `${location.origin}${location.pathname}${query === '' ? '' : `?${query}`}#${fragment}`;
}
