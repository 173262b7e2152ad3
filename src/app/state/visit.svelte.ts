import type { Issue } from '../../core/experiment/fields.ts';
import type { Claim } from '../../core/link/claim.ts';

/** What the link that was opened last calls for. */
export type Visit =
  | { readonly kind: 'none' }
  /** Not understood; what the user had stays. */
  | { readonly kind: 'refused'; readonly message: string; readonly from: 'link' | 'file' }
  /** Settings that need a word. */
  | { readonly kind: 'settings'; readonly checked: boolean; readonly issues: readonly Issue[] }
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

  get current(): Visit {
    return this.#visit;
  }

  begin(visit: Visit): void {
    this.#visit = visit;
  }

  end(): void {
    this.#visit = NOTHING;
  }
}
