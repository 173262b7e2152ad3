import type { RunDescription } from '../../core/experiment/description.ts';
import type { OpenedLink } from '../../core/link/link.ts';

/** Whether a link says nothing but what is shown. */
export function isAsIs({ description, claim }: OpenedLink, shown: RunDescription): boolean {
  return !claim && JSON.stringify(description) === JSON.stringify(shown);
}
