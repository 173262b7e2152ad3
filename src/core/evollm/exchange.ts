import type { SearchShape } from '../strategies/strategy.ts';
import type { Message } from './question.ts';
import type { Recorded } from './recorded.ts';

/** Which rung of the ladder a block's mean came from. Whatever is asked again counts up from the first reply on. */
export const RUNGS = {
  /** A rule answered; nobody was asked. */
  rule: -1,
  reply: 0,
  /** Retries lie between. */
  lastMean: 1001,
  bestSoFar: 1002,
} as const;

/**
 * The rung that the reply to one question leads to.
 * @param levels what was read out of it; null where nothing could be
 * @param retries times that it is asked again
 * @param aimed whether there was a mean before
 * @returns null where it is asked again
 */
export function rungOf(levels: Recorded, attempt: number, retries: number, aimed: boolean): number | null {
  if (levels) return attempt;
  if (attempt < retries) return null;
  return aimed ? RUNGS.lastMean : RUNGS.bestSoFar;
}

/** Question and answer of one block of coordinates. */
export interface BlockExchange {
  readonly messages: readonly Message[];
  /** What became the mean, as integers of the grid; a rule's may lie between two of them. */
  readonly levels: readonly number[];
  readonly rung: number;
}

/** What was asked and answered before a generation was drawn. */
export interface Exchange {
  /** Completed generations when it was asked, counted since the last restart. */
  readonly generation: number;
  /** The first blocks; whoever wants to see hundreds reads the transcript. */
  readonly blocks: readonly BlockExchange[];
  readonly allBlocks: number;
  /** What the generation was drawn from. */
  readonly shape: SearchShape;
}
