import { noveltyEs } from './novelty-es.ts';

/** NSR-ES: novelty and return count alike. */
export const nsrEs = noveltyEs({
  id: 'nsr-es',
  name: 'NSR-ES',
  summary: 'An evolution strategy whose members follow novelty and return, half of each.',
  share: 0.5,
});
