import { count } from './numbers.ts';
import type { QuestionRule } from './questions.ts';

/** What can be asked where some of several runs came to their target and others did not. */
export function someReached(id: string, did: string): QuestionRule {
  return {
    id,
    about: 'runs',
    ask: ({ results }) => {
      const reached = results.filter(({ reason }) => reason === 'target').length;
      return reached > 0 && reached < results.length
        ? `${count(reached)} of ${count(results.length)} runs ${did}, all with the same settings. What made the difference?`
        : '';
    },
  };
}
