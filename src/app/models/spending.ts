import type { MeterState, SpendingLimits } from '../../runtime/models.ts';
import { count, measured } from '../words/numbers.ts';

/** One thing that asking a model uses up. */
export interface Spending {
  readonly limit: keyof SpendingLimits;
  readonly label: string;
  /** What is counted, in a sentence. */
  readonly help: string;
  /** What has been used, as it is written; empty where nobody can know. */
  used(spent: MeterState): string;
}

/** Everything that asking a model uses up, the most telling first. */
export const SPENDINGS: readonly Spending[] = [
  {
    limit: 'calls',
    label: 'calls',
    help: 'Times that the model is asked, with those that fail.',
    used: ({ calls }) => count(calls),
  },
  {
    limit: 'tokens',
    label: 'tokens',
    help: 'Of prompts and replies together; an estimate where the model does not count them.',
    used: ({ promptTokens, completionTokens, estimated }) =>
      `${estimated ? '≈ ' : ''}${count(promptTokens + completionTokens)}`,
  },
  {
    limit: 'seconds',
    label: 'seconds',
    help: 'During which a call was under way.',
    used: ({ seconds }) => seconds.toFixed(seconds < 100 ? 1 : 0),
  },
  {
    limit: 'cost',
    label: 'cost',
    help: 'In the currency of the prices below; nobody can say without them.',
    used: ({ cost }) => (cost === null ? '' : measured(cost, 3)),
  },
];
