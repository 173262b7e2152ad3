import type { Plugin } from 'vite';
import { STRATEGY_TEXTS } from './strategy-texts.ts';

/**
 * Vite plugin: `strategy-texts.ts` is what it exports, as data. Strategies on the page have lost these words, and a file that
 * made them out of whole strategies would bring the algorithms along.
 */
export function strategyTexts(): Plugin {
  return {
    name: 'strategy-texts',
    load: {
      filter: { id: /\/src\/app\/words\/strategy-texts\.ts$/ },
      handler: () => `export const STRATEGY_TEXTS = ${JSON.stringify(STRATEGY_TEXTS)};`,
    },
  };
}
