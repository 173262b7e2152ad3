import { blockRange, type EvoLlmOptions } from '../../core/evollm/options.ts';
import type { Message } from '../../core/evollm/question.ts';
import type { RunDescription } from '../../core/experiment/description.ts';
import type { Attempt } from '../../runtime/models.ts';
import type { Snapshot } from '../../runtime/snapshot.ts';

/** One block of a question as the panel shows it, with whatever has come of it. */
export interface ShownBlock {
  readonly block: number;
  /** Place of its first coordinate, and how many it has. */
  readonly from: number;
  readonly width: number;
  readonly messages: readonly Message[];
  /** Integers of the mean; null while there is no reply. */
  readonly levels: readonly number[] | null;
  /** The mean that the integers stand for; null while there is none. */
  readonly mean: readonly number[] | null;
  /** Null while there is no reply. */
  readonly rung: number | null;
  /** What is under way; null for what is over. */
  readonly call: Attempt | null;
}

/** What was asked for a generation, or is being asked for the next one. */
export interface ShownExchange {
  /** Completed generations when it was asked. */
  readonly generation: number;
  readonly pending: boolean;
  readonly blocks: readonly ShownBlock[];
  readonly allBlocks: number;
}

/** What belongs to the generation on show: the question that waits for a reply, or what the generation was drawn from. */
export function shownExchange(
  snapshot: Snapshot,
  { dim, parameters }: RunDescription,
  calls: readonly Attempt[],
): ShownExchange | null {
  const options = parameters as unknown as EvoLlmOptions;
  const place = (block: number): Pick<ShownBlock, 'block' | 'from' | 'width'> => {
    const { from, to } = blockRange(block, dim, options);
    return { block, from, width: to - from };
  };
  const { asking, exchange, generation, head } = snapshot;
  if (asking && generation === head.generation) {
    const blocks = asking.questions.map((question): ShownBlock => {
      const call = calls.find((one) => one.question.block === question.block) ?? null;
      return {
        ...place(question.block),
        ...{ messages: question.messages, levels: null, mean: null, rung: null, call },
      };
    });
    return { generation: asking.questions[0].generation, pending: true, blocks, allBlocks: blocks.length };
  }
  if (!exchange) return null;
  const blocks = exchange.blocks.map(({ messages, levels, rung }, block): ShownBlock => {
    const { from, width } = place(block);
    const mean = Array.from(exchange.shape.mean.subarray(from, from + width));
    return { block, from, width, messages, levels, mean, rung, call: null };
  });
  return { generation: exchange.generation, pending: false, blocks, allBlocks: exchange.allBlocks };
}

/** The lines of a prompt with their numbers below each other, and what is to be completed or asked at the end. */
export function alignedLines(text: string): readonly { readonly label: string; readonly numbers: string }[] {
  const lines = text.split('\n').map((line) => {
    const colon = line.indexOf(':');
    const label = colon < 0 ? '' : line.slice(0, colon + 1);
    const rest = line.slice(colon + 1).trim();
    return { label, numbers: rest === '' ? [] : rest.split(',') };
  });
  const columns = Math.max(0, ...lines.map(({ numbers }) => numbers.length));
  const widths = Array.from({ length: columns }, (_, j) =>
    Math.max(...lines.map(({ numbers }) => numbers[j]?.trim().length ?? 0)),
  );
  const widest = Math.max(0, ...lines.map(({ label }) => label.length));
  return lines.map(({ label, numbers }) => ({
    label: label.padStart(widest),
    numbers: numbers.map((number, j) => number.trim().padStart(widths[j])).join(','),
  }));
}
