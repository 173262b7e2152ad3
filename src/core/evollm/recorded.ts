import { InputError } from '../experiment/fields.ts';
import { quote } from '../experiment/quote.ts';

/**
 * One reply as far as it decides anything: its integers, or null where none could be read. What a run was told by a model is a
 * list of them, in the order in which they were asked for.
 */
export type Recorded = readonly number[] | null;

/** Most replies that a run description may hold. */
export const MOST_REPLIES = 200_000;
const FORM = /^(\d{1,6}(_\d{1,6})*)?(\.(\d{1,6}(_\d{1,6})*)?)*$/;

/**
 * Replies as one text for links and files: integers joined by "_", replies by ".", nothing for one that could not be read. A
 * list of replies begins with a dot, so that none at all and one unreadable reply are told apart.
 */
export function writeReplies(replies: readonly Recorded[]): string {
  return replies.map((reply) => `.${reply ? reply.join('_') : ''}`).join('');
}

/**
 * Reads what `writeReplies` wrote.
 * @throws InputError for anything else, and for more replies than a run can have
 */
export function readReplies(given: unknown): Recorded[] {
  if (given === undefined || given === '') return [];
  if (typeof given !== 'string' || !given.startsWith('.') || !FORM.test(given.slice(1)))
    throw new InputError(
      `replies is ${quote(given)}, but it must list whole numbers joined by "_", with "." before each reply. Ask for the link or the file again.`,
      'replies',
    );
  const parts = given.slice(1).split('.');
  if (parts.length > MOST_REPLIES)
    throw new InputError(`replies lists ${parts.length} replies; a run can have ${MOST_REPLIES} at most.`, 'replies');
  return parts.map((part) => (part === '' ? null : part.split('_').map(Number)));
}
