import type { Claim } from '../link/claim.ts';
import type { RunDescription } from './description.ts';
import { isExact, verifyInexact } from './inexact.ts';
import { compareRevisions } from './revisions.ts';

/** What came of running a claim again. */
export type Verdict =
  | { readonly kind: 'reproduced' }
  /** Of runs that are not exact: they came to the same within a tolerance, and how that was seen, in words. */
  | { readonly kind: 'agrees'; readonly how: string }
  | {
      readonly kind: 'differs';
      /** Where the two runs parted, in words. */
      readonly where: string;
      /** The likeliest reason, in words. */
      readonly why: string;
    };

/** Compares what a link claims with what this build got from the same description. */
export function verify(description: RunDescription, claimed: Claim, own: Claim): Verdict {
  if (!isExact(description)) return verifyInexact(description, claimed, own);
  if (claimed.digest === own.digest) return { kind: 'reproduced' };
  return {
    kind: 'differs',
    where: whereParted(description, claimed, own.marks),
    why: likelyReason(description, claimed),
  };
}

/** What the marks of a run that is still going already tell: that it differs, and where, or nothing yet. */
export function verifySoFar(description: RunDescription, claimed: Claim, marks: Marks): Verdict | null {
  // On the way, a run that is not exact proves nothing.
  if (!isExact(description)) return null;
  if (!compareMarks(claimed.marks, marks).includes('differs')) return null;
  return { kind: 'differs', where: whereParted(description, claimed, marks), why: likelyReason(description, claimed) };
}

/** Marks of this build; those of repetitions that are still going are missing. */
export type Marks = readonly (string | undefined)[];

/** How each mark of a link compares with this build's: open where there is none yet. */
export function compareMarks(claimed: readonly string[], own: Marks): readonly ('open' | 'same' | 'differs')[] {
  return claimed.map((mark, k) => (own[k] === undefined ? 'open' : own[k] === mark ? 'same' : 'differs'));
}

function whereParted({ repetitions }: RunDescription, claimed: Claim, own: Marks): string {
  const shared = Math.min(claimed.marks.length, own.length);
  if (claimed.marks.length === 0) return 'somewhere; the link has no marks to compare with';
  const first = compareMarks(claimed.marks, own).indexOf('differs');
  const parted = first < 0 ? shared : first;
  if (repetitions > 1)
    return parted < shared ? `in repetition ${parted + 1}` : 'after the repetitions that the link marks';
  // Mark k was taken after 2ᵏ generations.
  const last = parted === 0 ? 0 : 1 << (parted - 1);
  if (parted === shared) return `after generation ${last}`;
  return last === 0 ? 'in the first generation' : `between generations ${last} and ${2 * last}`;
}

function likelyReason(description: RunDescription, { revisions }: Claim): string {
  if (!revisions) return 'The link does not say which revision it was made with.';
  const changed = compareRevisions(description, revisions);
  if (changed.length > 0) return `Another revision: ${changed.join('; ')}.`;
  return 'The revisions are the same, so the digest was changed by hand, or one of the two engines computed wrongly.';
}
