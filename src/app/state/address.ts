const DEBOUNCE_MS = 300;

/** The one writer of the address bar. */
export class Address {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #written = location.hash;

  /** @param onFragment told when somebody else changed the fragment: a link pasted, or the back button */
  constructor(onFragment: (fragment: string) => void) {
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
    this.#timer = setTimeout(() => void make().then((fragment) => this.write(fragment)), DEBOUNCE_MS);
  }

  /** Writes a fragment, without #, in place of the present one. */
  write(fragment: string): void {
    clearTimeout(this.#timer);
    history.replaceState(null, '', `#${fragment}`);
    this.#written = location.hash;
  }
}

/** The whole address of a fragment on this page. */
export function addressOf(fragment: string): string {
  return `${location.origin}${location.pathname}${location.search}#${fragment}`;
}
