import type { QuestionRule } from './questions.ts';
import { count, exact } from './numbers.ts';

/** Steeper than flat by this much, a valley is seen to be long. */
const LONG = 100;

/** What can be asked before a run has begun, from the landscape and the settings alone. */
export const BEFORE: readonly QuestionRule[] = [
  {
    id: 'traps',
    about: 'place',
    ask: ({ properties }) =>
      // With one optimum, or a second one only in higher dimensions, there is nothing to be seen.
      properties?.modality === 'multimodal' && !properties.optima.startsWith('one')
        ? 'Mark two places in the picture in which a search could be caught, and say why.'
        : '',
  },
  {
    id: 'valley',
    about: 'place',
    ask: ({ properties, description }) =>
      properties && description.dim === 2 && properties.conditioning >= LONG
        ? 'Draw into the picture in which direction a step changes the cost the least. What does that mean for a search?'
        : '',
  },
  {
    id: 'way',
    about: 'place',
    ask: () => 'Mark a start in the picture, and draw the way that a good search takes from there.',
  },
  {
    id: 'guess',
    about: 'cost',
    ask: ({ description: { target, evaluations } }) =>
      `The budget is ${count(evaluations)} evaluations. After how many do you expect f − f_opt to ` +
      `${target > 0 ? `be ${exact(target)} or less` : 'be exactly zero'}, and why?`,
  },
  {
    id: 'sketch',
    about: 'next',
    plot: 'cost',
    ask: () =>
      'Sketch into the empty plot how you expect the best f − f_opt to fall. Then follow the link and compare.',
  },
  {
    id: 'follow',
    about: 'next',
    ask: () => 'Follow the link and press play. What surprises you?',
  },
];
