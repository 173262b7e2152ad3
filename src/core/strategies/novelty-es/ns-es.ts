import { noveltyEs } from './novelty-es.ts';

/** NS-ES: follows novelty alone. */
export const nsEs = noveltyEs({
  id: 'ns-es',
  name: 'NS-ES',
  summary: 'An evolution strategy whose members follow novelty uphill, and never ask for the goal.',
  share: 1,
});
