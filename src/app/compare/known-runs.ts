import type { RecordedTrial } from '../../core/analysis/record.ts';
import { sameTrials, type Race } from '../../core/race/race.ts';

/** So many races are remembered: enough to try something and come back, and no more than a page may hold in memory. */
const MOST_RACES = 6;

/** Runs that are over, of the races that somebody had on the page: whoever comes back to one of them waits for none of it again. */
export class KnownRuns {
  #races: readonly { readonly race: Race; readonly outcomes: readonly RecordedTrial[] }[] = [];

  /** Remembers these runs of a race; what is known of it besides stays known. */
  keep(race: Race, outcomes: readonly RecordedTrial[]): void {
    if (outcomes.length === 0) return;
    const fresh = new Set(outcomes.map(nameOf));
    const others = this.#all(race).filter((outcome) => !fresh.has(nameOf(outcome)));
    this.forget(race);
    this.#races = [...this.#races, { race, outcomes: [...outcomes, ...others] }].slice(-MOST_RACES);
  }

  /** What is known of the runs that this race plans. */
  of(race: Race): readonly RecordedTrial[] {
    return this.#all(race).filter(({ trial }) => trial < race.evidence.count);
  }

  forget(race: Race): void {
    this.#races = this.#races.filter((known) => !sameTrials(known.race, race));
  }

  #all(race: Race): readonly RecordedTrial[] {
    return this.#races.find((known) => sameTrials(known.race, race))?.outcomes ?? [];
  }
}

function nameOf({ lane, trial }: RecordedTrial): string {
  return `${lane} ${trial}`;
}
