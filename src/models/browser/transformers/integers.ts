import type { ReplySchema } from '../../model.ts';

/** Where a text stands that is to become `count` whole numbers from 0 to `highest` with commas between them. */
export interface Standing {
  /** Whether some continuation, or none, makes it such a list. */
  readonly possible: boolean;
  /** Whether it is one as it stands. */
  readonly complete: boolean;
}

const IMPOSSIBLE: Standing = { possible: false, complete: false };

/** Looks at a text as it grows: at most one space stands before a number, none anywhere else, and no number begins with a needless zero. */
export function standingOf(text: string, { count, highest }: ReplySchema): Standing {
  const parts = text.split(',');
  if (parts.length > count) return IMPOSSIBLE;
  for (const [index, part] of parts.entries()) {
    const last = index === parts.length - 1;
    const digits = part.startsWith(' ') ? part.slice(1) : part;
    if (digits === '' && last) continue;
    if (!/^(0|[1-9]\d*)$/.test(digits) || Number(digits) > highest) return IMPOSSIBLE;
  }
  return { possible: true, complete: parts.length === count && /\d$/.test(text) };
}
