import { DIGEST_DIGITS, MARK_DIGITS, MOST_MARKS } from '../experiment/trace.ts';
import { REVISION_PARTS, type Revisions } from '../experiment/revisions.ts';
import { InputError, type Issue } from '../experiment/fields.ts';

/** What a result link says its run gave. */
export interface Claim {
  readonly digest: string;
  /** Beginnings of the digest after 1, 2, 4, … generations of a single repetition; for several, one of each repetition. */
  readonly marks: readonly string[];
  readonly revisions: Revisions | null;
  /** Of runs that are not exact: the lowest cost that any repetition reached; infinite where none was finite. */
  readonly best?: number;
}

/** Keys of a result link that do not describe the run. */
export const CLAIM_KEYS = ['digest', 'marks', 'revisions', 'best'] as const;

/** The claim as link keys. */
export function writeClaim({ digest, marks, revisions, best }: Claim): Record<string, string> {
  const keys: Record<string, string> = { digest };
  if (marks.length > 0) keys['marks'] = marks.join('');
  if (revisions) keys['revisions'] = REVISION_PARTS.map((part) => revisions[part]).join('.');
  if (best !== undefined && Number.isFinite(best)) keys['best'] = String(best);
  return keys;
}

/**
 * Reads a claim out of a link's keys, which it removes from the map; null when the link makes none. Marks and revisions
 * mean nothing without a digest and are named then.
 * @throws InputError when a key is not of its form
 */
export function readClaim(keys: Map<string, unknown>, issues: Issue[]): Claim | null {
  const given = CLAIM_KEYS.filter((key) => keys.has(key));
  const take = (key: (typeof CLAIM_KEYS)[number], form: RegExp, expected: string): string | null => {
    const text = keys.get(key);
    keys.delete(key);
    if (text === undefined) return null;
    if (typeof text === 'string' && form.test(text)) return text;
    throw new InputError(`${key} is damaged: it must be ${expected}. Ask for the link again.`, key);
  };
  const digest = take('digest', new RegExp(`^[0-9a-f]{${DIGEST_DIGITS}}$`), `${DIGEST_DIGITS} hexadecimal digits`);
  const markForm = new RegExp(`^([0-9a-f]{${MARK_DIGITS}}){0,${MOST_MARKS}}$`);
  const marks = take('marks', markForm, `at most ${MOST_MARKS} groups of ${MARK_DIGITS} hexadecimal digits`) ?? '';
  const revisions = take('revisions', /^\d{1,6}(\.\d{1,6}){4}$/, `${REVISION_PARTS.length} numbers joined by dots`);
  const best = take('best', /^\d+(\.\d+)?(e[+-]?\d{1,3})?$/, 'a number that is not negative');
  if (!digest) {
    for (const key of given) issues.push({ key, message: `${key} says nothing without a digest; it was left out.` });
    return null;
  }
  const numbers = revisions?.split('.').map(Number);
  return {
    digest,
    marks: marks.match(new RegExp(`.{${MARK_DIGITS}}`, 'g')) ?? [],
    revisions: numbers
      ? (Object.fromEntries(REVISION_PARTS.map((part, k) => [part, numbers[k]])) as unknown as Revisions)
      : null,
    ...(best === null ? {} : { best: Number(best) }),
  };
}
