import type { CardText } from '../card.ts';

export const card: CardText = {
  idea: [
    'Random search throws points at the box, each place as likely as the others, and remembers the best.',
    'It learns nothing from what it has seen, so the next point is as good a guess as the first.',
    'That is its use: whatever claims to learn must find more, in as many evaluations.',
  ],
  terms: {
    x: {
      tex: '\\boldsymbol x_k',
      name: 'Individual',
      about: 'A point anywhere in the box; on a task, fresh weights.',
      mark: 'population',
    },
    box: {
      tex: '[l, u]^n',
      name: 'Box',
      about: 'Where the problem is defined: the same interval for every coordinate.',
    },
    lambda: {
      tex: '\\lambda',
      name: 'Population',
      about: 'How many points are drawn in a generation; it only says how often you see news.',
      mark: 'population',
      parameter: 'population',
    },
    best: {
      tex: '\\boldsymbol x^\\star',
      name: 'Best so far',
      about: 'The point of the lowest cost of all.',
      mark: 'best',
    },
  },
  formulas: [
    { step: 'Draw', tex: '@x \\sim \\mathcal U(@box),\\quad k = 1 \\ldots @lambda' },
    {
      step: 'Remember',
      tex: '@best \\gets \\arg\\min\\left\\{ f(@best),\\, f(@x{\\boldsymbol x_1}), \\ldots, f(@x{\\boldsymbol x_\\lambda}) \\right\\}',
    },
  ],
  strengths: [
    'One or two variables, or landscapes without any structure: then nothing is better.',
    'No assumptions, no settings, nothing that could fail.',
    'An honest yardstick: what it finds, luck finds.',
  ],
  failures: [
    'To come twice as close takes 2ⁿ times the evaluations: beyond a few variables it gets nowhere.',
    'It never looks more closely at a good place.',
    'On a network, fresh weights that solve anything are one in very many.',
  ],
  papers: [
    {
      authors: 'Bergstra and Bengio',
      year: 2012,
      title: 'Random search for hyper-parameter optimization',
      link: 'https://jmlr.org/papers/v13/bergstra12a.html',
    },
  ],
  miniature: {
    settings: { problem: 'bbob-f3', seed: 2, population: 12 },
    generations: 40,
    caption: 'Points everywhere, always: the frame around the best moves less and less often.',
  },
};
