import { readReplies } from '../../../../core/evollm/recorded.ts';
import type { RunDescription } from '../../../../core/experiment/description.ts';
import { isAsking } from '../../../../core/experiment/settings.ts';

/**
 * How far settings that are shared replace the language model that their run asks: whoever opens them needs none, for their run asks
 * nobody or they hold every reply; or they hold so many of them, perhaps none at all.
 * @param recorded the same run with all replies that it has had
 * @param done whether it is over
 */
export function repliesHeld(settings: RunDescription, recorded: RunDescription, done: boolean): 'all' | number {
  if (!isAsking(settings) || (done && settings.replies === recorded.replies)) return 'all';
  return readReplies(settings.replies).length;
}
