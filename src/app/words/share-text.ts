import { isExact } from '../../core/experiment/inexact.ts';
import type { RunDescription } from '../../core/experiment/description.ts';
import { count } from './numbers.ts';

/** What a link holds: settings alone, or the result of the run, too. */
export type Shared = 'settings' | 'result';

/** A sentence or two, with the words in the middle that matter most; they may be empty. */
export type Stressed = readonly [before: string, stressed: string, after: string];

const OTHER_DIGITS = 'WebGPU computes in float32, whose last digits are each device’s own, and a search amplifies them';

/**
 * What a link to this run is good for.
 * @param done whether the run is over, so that its result can be shared, too
 * @param held how many replies of a language model the settings hold: all that are needed, or so many of them
 */
export function shareText(
  description: Pick<RunDescription, 'engine'>,
  shared: Shared,
  done: boolean,
  held: 'all' | number = 'all',
): Stressed {
  const exact = isExact(description);
  if (shared === 'result') {
    const again = 'Whoever opens this link watches their own page run it again, and is told whether ';
    if (exact) {
      const carried = ': the link carries the settings and a digest of this result.';
      return [`${again}it came out `, 'the same to the last bit', carried];
    }
    const carried =
      ', within 0.1 % or with the target reached by both: the link carries the settings and what this run came to.';
    return [`${again}what it comes to `, 'agrees', `${carried} ${OTHER_DIGITS}.`];
  }
  if (held !== 'all') return askingText(held, done);
  const sees = 'Whoever opens this link sees the same problem, strategy and seed, and can press play: the run ';
  if (exact) {
    const later = done ? '' : ' Once the run is done, a link can carry its result too, and prove it.';
    return [`${sees}will be the same, to the last bit.${later}`, '', ''];
  }
  const later = done ? '' : ' Once the run is done, a link can carry what it came to, to be compared with.';
  return [`${sees}will begin alike and may go another way. ${OTHER_DIGITS}.${later}`, '', ''];
}

function askingText(held: number, done: boolean): Stressed {
  const replies = held === 1 ? 'one reply' : `${count(held)} replies`;
  const carried =
    held > 0
      ? `and ${replies} of a language model. Where the run asks for more, it`
      : 'but no reply of a language model. The run';
  const instead = done
    ? 'Share the result, or a file, instead: both hold every reply, and need no model.'
    : 'A file holds every reply so far. Once the run is done, a link can carry its result with all of them.';
  return [
    `Whoever opens this link sees the same problem, strategy and seed, ${carried} needs a model to ask, which may say something else: `,
    'it need not come out the same',
    `. ${instead}`,
  ];
}
