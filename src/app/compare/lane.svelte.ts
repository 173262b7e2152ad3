import type { RunDescription } from '../../core/experiment/description.ts';
import { SettingsState } from '../state/settings.svelte.ts';

/** One of the searches of a race: what is chosen for it. */
export class Lane {
  readonly settings: SettingsState;

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

  get description(): RunDescription {
    return this.settings.description;
  }
}
