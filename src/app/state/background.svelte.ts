import type { Session } from './session.svelte.ts';

/** What a run does while nobody can see the page. */
export type InBackground = 'play' | 'pause';

const KEY = 'background';

/** What happens to the run while the tab is hidden: as chosen and remembered here; it goes on unless told. */
export class Background {
  #choice = $state<InBackground>(read() === 'pause' ? 'pause' : 'play');
  #holds = $state(false);

  constructor(private readonly session: Session) {
    document.addEventListener('visibilitychange', () => this.#follow());
  }

  get choice(): InBackground {
    return this.#choice;
  }

  /** True while the run is paused only because the page is hidden: it is still meant to play. */
  get holds(): boolean {
    return this.#holds;
  }

  choose(choice: InBackground): void {
    this.#choice = choice;
    try {
      if (choice === 'play') localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, choice);
    } catch {
      // Storage may be forbidden; the choice then lasts as long as the page.
    }
  }

  #follow(): void {
    const hidden = document.visibilityState === 'hidden';
    if (hidden && this.#choice === 'pause' && this.session.phase === 'playing') {
      this.#holds = true;
      this.session.pause();
    } else if (!hidden && this.#holds) {
      this.#holds = false;
      if (this.session.phase === 'paused') this.session.play();
    }
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
