import { writeReplies } from '../evollm/recorded.ts';
import type { Claim } from '../link/claim.ts';
import { revisionsOf } from './revisions.ts';
import type { EndReason } from './need.ts';
import type { Run } from './run.ts';
import type { RunDescription } from './description.ts';
import { isExact } from './inexact.ts';
import { combineDigests, MARK_DIGITS, MOST_MARKS } from './trace.ts';
import { bytesToHex } from '@noble/hashes/utils.js';

/** What one repetition came to. */
export interface Result {
  readonly repetition: number;
  readonly reason: EndReason;
  readonly evaluations: number;
  readonly generations: number;
  readonly invalid: number;
  /** Lowest f − f_opt, and where; Infinity and empty when no evaluation was finite. */
  readonly best: number;
  readonly solution: Float64Array;
  /** 32 bytes. */
  readonly digest: Uint8Array;
  readonly marks: readonly string[];
  /** What a model replied, as links write it; missing where none was asked. */
  readonly replies?: string;
}

/**
 * @throws Error when the run is not over
 */
export function resultOf(run: Run): Result {
  const need = run.next();
  if (need.kind !== 'done') throw new Error('The run is not over yet.');
  return {
    repetition: run.repetition,
    reason: need.reason,
    evaluations: run.evaluations,
    generations: run.generation,
    invalid: run.invalid,
    best: run.best,
    solution: run.solution.slice(),
    digest: run.trace.digest(run.solution),
    marks: [...run.trace.marks],
    ...(run.replied > 0 ? { replies: writeReplies(run.replies.slice(0, run.replied)) } : {}),
  };
}

/** What stands for one of several repetitions among the marks of their claim. */
export function markOf({ digest }: Result): string {
  return bytesToHex(digest).slice(0, MARK_DIGITS);
}

/** The claim of a whole experiment: results of all repetitions, in order. */
export function claimOf(description: RunDescription, results: readonly Result[]): Claim {
  const [first] = results;
  const many = results.length > 1;
  return {
    digest: combineDigests(results.map(({ digest }) => digest)),
    marks: many ? results.slice(0, MOST_MARKS).map(markOf) : first.marks,
    revisions: revisionsOf(description),
    // Where the digest is one device's own, what the run came to is all that can be compared.
    ...(isExact(description) ? {} : { best: Math.min(...results.map(({ best }) => best)) }),
  };
}
