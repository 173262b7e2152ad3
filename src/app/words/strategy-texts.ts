import type { Fields } from '../../core/experiment/fields.ts';
import { ALL_STRATEGIES } from '../../core/strategies/registry.ts';
import type { Strategy } from '../../core/strategies/strategy.ts';

/** What people read about a parameter, and about each of its options where it is a choice. */
export interface ParameterTexts {
  readonly help: string;
  readonly options: Readonly<Record<string, string>>;
}

/** What people read about a strategy when they ask: the page begins without it. */
export interface StrategyTexts {
  readonly reference: string;
  readonly parameters: Readonly<Record<string, ParameterTexts>>;
  /** By the id of a reading or a spectrum. */
  readonly readings: Readonly<Record<string, string>>;
}

/** The words of every strategy by its id. A build has them as plain data in a file of their own, made by `words/plugin.ts`. */
export const STRATEGY_TEXTS: Readonly<Record<string, StrategyTexts>> = Object.fromEntries(
  ALL_STRATEGIES.map((strategy) => [strategy.id, textsOf(strategy)]),
);

function textsOf({ reference, parameters, readings, spectra = [] }: Strategy): StrategyTexts {
  return {
    reference,
    parameters: ofFields(parameters),
    readings: Object.fromEntries([...readings, ...spectra].map(({ id, help }) => [id, help])),
  };
}

function ofFields(fields: Fields): StrategyTexts['parameters'] {
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => {
      const options = field.kind === 'choice' ? field.options.map(({ value, help }) => [value, help]) : [];
      return [key, { help: field.help, options: Object.fromEntries(options) as Record<string, string> }];
    }),
  );
}
