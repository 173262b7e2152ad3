import type { Context } from './context.ts';
import { labelsOf } from './labels.ts';
import { blockCount, blockRange, type EvoLlmOptions } from './options.ts';
import type { Message } from './question.ts';

const FITNESS: Readonly<Record<string, string>> = {
  value: 'a cost, a colon and ',
  rank: 'a rank, a colon and ',
  normalised: 'a cost from 0 to 100, a colon and ',
  none: '',
};
const LOWER: Readonly<Record<string, string>> = {
  value: ' A lower cost is better.',
  rank: ' Rank 1 is the best.',
  normalised: ' A lower cost is better.',
  none: '',
};
const ORDER: Readonly<Record<string, string>> = {
  'worst-first': ' Generations, and the lines of each, go from the worst to the best.',
  'best-first': ' Generations, and the lines of each, go from the best to the worst.',
  random: ' The lines are in no order.',
};

type Wording = Pick<EvoLlmOptions, 'fitness' | 'context-order' | 'query' | 'resolution' | 'block'>;

/**
 * What a model is asked for one block of coordinates: one line for each member of the context, and one that is to be completed.
 * The wording is part of the strategy's revision.
 */
export function promptOf(context: Context, block: number, dimension: number, wording: Wording): Message[] {
  const { from, to } = blockRange(block, dimension, wording);
  return [
    { role: 'system', content: instruction(to - from, dimension, wording) },
    { role: 'user', content: linesOf(context, from, to, dimension, wording) },
  ];
}

/** Tokens that are enough for the integers of a block, each in a few digits and a comma. */
export function tokensFor(count: number): number {
  return 8 * count + 16;
}

function instruction(count: number, dimension: number, wording: Wording): string {
  const { fitness, resolution } = wording;
  const numbers = count === 1 ? 'one integer' : `${count} integers`;
  const blocks = blockCount(dimension, wording);
  const these = count === 1 ? 'It is one' : `They are ${count}`;
  const part = blocks > 1 ? ` ${these} of the ${dimension} coordinates of an individual.` : '';
  const asked =
    wording.query === 'better' && fitness !== 'none'
      ? `Complete the last line with ${numbers} for ${fitness === 'rank' ? 'a rank' : 'a cost'} that is better than all of them.`
      : `Write one more line that is better than all of them: ${numbers}.`;
  return (
    `Every line is ${FITNESS[fitness]}${numbers} from 0 to ${resolution}${count > 1 ? ', separated by commas' : ''}.` +
    `${part}${LOWER[fitness]}${ORDER[wording['context-order']]} ${asked} Reply with the ${count > 1 ? 'integers' : 'integer'} alone.`
  );
}

function linesOf(context: Context, from: number, to: number, dimension: number, wording: Wording): string {
  const { members, wanted } = labelsOf(context, wording);
  const label = (text: string): string => (text === '' ? '' : `${text}: `);
  const lines = Array.from(context.lines, (member) => {
    const row = member * dimension;
    return label(members[member]) + context.levels.subarray(row + from, row + to).join(',');
  });
  if (wording.query === 'better' && wanted !== '') lines.push(`${wanted}:`);
  return lines.join('\n');
}
