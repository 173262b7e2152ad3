import type { CardText } from '../card.ts';
import { NO_LANDSCAPE, turnFormulas, TURNS } from './novelty-terms.ts';

export const card: CardText = {
  idea: [
    'NSR-ES looks for novelty and for return at once: each individual is ranked in both, and both ranks count alike.',
    'As in NS-ES a few members take turns, and the behaviour of each joins an archive that makes it less novel from then on.',
    'Novelty carries it past dead ends, and return keeps it from wandering where nothing is to be gained.',
  ],
  terms: {
    ...TURNS,
    f: { tex: 'f(\\boldsymbol x)', name: 'Cost', about: 'What an individual costs: the lower, the higher its return.' },
    u: {
      tex: 'u_i^\\pm',
      name: 'Mean of two ranks',
      about:
        'Where an individual stands, half by novelty and half by cost, from −½ for the best in both to ½ for the worst.',
      mark: 'selected',
    },
  },
  formulas: turnFormulas(
    '@u = \\tfrac12 \\operatorname{rank}\\left(-@n\\right) + \\tfrac12 \\operatorname{rank}\\left(@f\\right)',
  ),
  strengths: [
    'Tasks that mislead a little: it leaves a dead end and still knows what it came for.',
    'Ranks can be added, whatever the units of novelty and return.',
    'Several members, so not everything depends on one path.',
  ],
  failures: [
    'Half and half is a guess: a very deceptive task wants more novelty, a plain one wants none.',
    'Both directions may point against each other, and then steps come to little.',
    'Somebody has to say what a behaviour is.',
  ],
  papers: [
    {
      authors: 'Conti, Madhavan, Such, Lehman, Stanley and Clune',
      year: 2018,
      title:
        'Improving exploration in evolution strategies for deep reinforcement learning via a population of novelty-seeking agents',
      link: 'https://arxiv.org/abs/1712.06560',
    },
  ],
  miniature: NO_LANDSCAPE,
};
