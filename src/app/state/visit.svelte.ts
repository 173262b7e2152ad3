import type { Champion } from '../../core/champion/champion.ts';
import type { Transcript } from '../../core/evollm/transcript.ts';
import type { Issue } from '../../core/experiment/fields.ts';
import type { Claim } from '../../core/link/claim.ts';

/** A champion, its weights as they were made here, and its score here; null until that is known. */
export interface MetChampion {
  readonly champion: Champion;
  readonly examined: { readonly weights: Float64Array; readonly score: number } | null;
}

/** What the link that was opened last calls for. */
export type Visit =
  | { readonly kind: 'none' }
  /** Not understood; what the user had stays. */
  | { readonly kind: 'refused'; readonly message: string; readonly from: 'link' | 'file' }
  /** Settings that need a word. */
  | { readonly kind: 'settings'; readonly checked: boolean; readonly issues: readonly Issue[] }
  /** Somebody's champion, who acts on the stage. */
  | { readonly kind: 'champion'; readonly met: MetChampion }
  /** A result to be shown true. `heavy`: not run unless asked for. */
  | {
      readonly kind: 'result';
      readonly checked: boolean;
      readonly issues: readonly Issue[];
      readonly claim: Claim;
      readonly heavy: boolean;
    };

const NOTHING: Visit = { kind: 'none' };

/** The banner's memory of how the page was opened. */
export class VisitState {
  #visit = $state.raw<Visit>(NOTHING);

  /** What a language model was asked in the run of the file that was opened last; null where it told nothing of that. */
  transcript: Transcript | null = null;

  get current(): Visit {
    return this.#visit;
  }

  begin(visit: Visit): void {
    this.#visit = visit;
  }

  end(): void {
    this.#visit = NOTHING;
  }

  /** A run begins: whoever came to act leaves the stage to it. */
  makeWay(): void {
    if (this.#visit.kind === 'champion') this.end();
  }
}
