import type { Tone } from '../stages/ramp.ts';

export type ThemeChoice = 'light' | 'dark' | 'system';

const KEY = 'theme';

/** Light or dark: as chosen and remembered here, or as the system has it. */
export class Theme {
  #choice = $state<ThemeChoice>('system');
  #systemDark = $state(false);
  readonly #tone: Tone = $derived(this.#choice === 'system' ? (this.#systemDark ? 'dark' : 'light') : this.#choice);

  /** @param fixed the tone that the link asks for; it is neither stored nor changed by the system */
  constructor(fixed: Tone | null = null) {
    const stored = fixed ?? read();
    if (stored === 'light' || stored === 'dark') this.#choice = stored;
    const query = matchMedia('(prefers-color-scheme: dark)');
    this.#systemDark = query.matches;
    query.addEventListener('change', ({ matches }) => {
      this.#systemDark = matches;
      this.#apply();
    });
    this.#apply();
  }

  get choice(): ThemeChoice {
    return this.#choice;
  }

  get tone(): Tone {
    return this.#tone;
  }

  choose(choice: ThemeChoice): void {
    this.#choice = choice;
    this.#apply();
    try {
      if (choice === 'system') localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, choice);
    } catch {
      // Storage may be forbidden; the choice then lasts as long as the page.
    }
  }

  #apply(): void {
    document.documentElement.dataset['theme'] = this.#tone;
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
