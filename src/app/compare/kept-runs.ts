import { writeRaceFile } from '../../core/analysis/race-file.ts';
import { readRaceFile } from '../../core/analysis/read-race-file.ts';
import type { RecordedTrial } from '../../core/analysis/record.ts';
import { sameTrials, type Race } from '../../core/race/race.ts';
import type { EvidenceState } from './evidence.svelte.ts';

const KEY = 'race-runs';
/** Browsers give a page about five million characters. */
const MOST_CHARACTERS = 4_000_000;

/**
 * Keeps the runs of a race for this tab's next page; done at once, since the page is being left. Where nothing has been weighed,
 * what an earlier page has kept stays: this one may have been left before it could take it up.
 */
export function keepRuns({ record }: Pick<EvidenceState, 'record'>): void {
  if (!record) return;
  try {
    const text = writeRaceFile({ ...record, names: [], link: '' });
    if (text.length > MOST_CHARACTERS) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, text);
  } catch {
    // Storage may be forbidden or full; the runs are then computed again.
  }
}

/** The planned runs of this very race that were over when a page of this tab was left; none where they cannot be read any more. */
export function keptRuns(race: Race): readonly RecordedTrial[] {
  try {
    const text = sessionStorage.getItem(KEY);
    if (text === null) return [];
    const kept = readRaceFile(JSON.parse(text));
    const known = kept.issues.length === 0 && sameTrials(kept.race, race);
    return known ? kept.outcomes.filter(({ trial }) => trial < race.evidence.count) : [];
  } catch {
    return [];
  }
}
