import type { RunDescription } from '../../core/experiment/description.ts';
import { SettingsState } from '../state/settings.svelte.ts';

/** One of the searches of a race: what is chosen for it. */
export class Lane {
  readonly settings: SettingsState;
  #given = $state.raw<{ readonly colour: string; readonly strategy: string } | null>(null);

  /**
   * @param id stays with it, whatever its place
   * @param onChange told after every change that somebody made to this lane
   */
  constructor(
    readonly id: number,
    description: RunDescription,
    onChange: () => void,
  ) {
    this.settings = new SettingsState(onChange);
    this.settings.adopt(description);
  }

  /** Name of the colour it was given, which it keeps as long as it has its strategy; null where it was given none. */
  get kept(): string | null {
    return this.#given?.strategy === this.description.strategy ? this.#given.colour : null;
  }

  /** Name of the colour it is shown in. */
  get colour(): string {
    return this.kept ?? this.description.strategy;
  }

  give(colour: string): void {
    this.#given = { colour, strategy: this.description.strategy };
  }

  get description(): RunDescription {
    return this.settings.description;
  }
}
