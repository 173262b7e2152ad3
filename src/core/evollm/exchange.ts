import type { SearchShape } from '../strategies/strategy.ts';
import type { Message } from './question.ts';

/** Which rung of the ladder a block's mean came from. Whatever is asked again counts up from the first reply on. */
export const RUNGS = {
  /** A rule answered; nobody was asked. */
  rule: -1,
  reply: 0,
  /** Retries lie between. */
  lastMean: 1001,
  bestSoFar: 1002,
} as const;

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
