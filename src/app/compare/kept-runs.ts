import { writeRaceFile } from '../../core/analysis/race-file.ts';
import { readRaceFile } from '../../core/analysis/read-race-file.ts';
import type { RecordedTrial } from '../../core/analysis/record.ts';
import type { Race } from '../../core/race/race.ts';
import type { EvidenceState } from './evidence.svelte.ts';

const KEY = 'race-runs';
/** Browsers give a page about five million characters. */
const MOST_CHARACTERS = 4_000_000;

/** Keeps the runs of a race for this tab's next page, or forgets those of an earlier one; done at once, since the page is being left. */
export function keepRuns({ record }: Pick<EvidenceState, 'record'>): void {
  try {
    const text = record ? writeRaceFile({ ...record, names: [], link: '' }) : '';
    if (text === '' || text.length > MOST_CHARACTERS) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, text);
  } catch {
    // Storage may be forbidden or full; the runs are then computed again.
  }
}

/** The runs of this very race that were over when the tab's last page was left; none where they cannot be read any more. */
export function keptRuns(race: Race): readonly RecordedTrial[] {
  try {
    const text = sessionStorage.getItem(KEY);
    if (text === null) return [];
    const kept = readRaceFile(JSON.parse(text));
    return kept.issues.length === 0 && JSON.stringify(kept.race) === JSON.stringify(race) ? kept.outcomes : [];
  } catch {
    return [];
  }
}
