import type { Values } from '../experiment/fields.ts';
import type { PARAMETERS } from './parameters.ts';

/** Every choice of the protocol, as a run description has it. */
export type EvoLlmOptions = Values<typeof PARAMETERS>;

/** The one value of `model` that stands for a language model; all others are rules. */
export const LANGUAGE_MODEL = 'language-model';

/** How many blocks of coordinates are asked for apart from each other. */
export function blockCount(dimension: number, { block }: Pick<EvoLlmOptions, 'block'>): number {
  return Math.ceil(dimension / block);
}

/** First coordinate of a block and the one behind its last. */
export function blockRange(index: number, dimension: number, { block }: Pick<EvoLlmOptions, 'block'>) {
  return { from: index * block, to: Math.min(dimension, (index + 1) * block) };
}
