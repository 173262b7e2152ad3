import type { CardText } from '../card.ts';
import { NO_LANDSCAPE, turnFormulas, TURNS } from './novelty-terms.ts';

export const card: CardText = {
  idea: [
    'NS-ES is an evolution strategy that goes uphill in novelty: it looks for behaviour that nobody has shown before, and never for the goal.',
    'A few members take turns, the novel ones more often, and each takes a step of OpenAI-ES towards where its neighbours behaved most unlike the archive.',
    'What a member did joins the archive, so that what was new is not new for long, and all are driven onwards.',
  ],
  terms: {
    ...TURNS,
    u: {
      tex: 'u_i^\\pm',
      name: 'Centred rank',
      about:
        'Where an individual stands in novelty, from −½ for the most novel to ½ for the least; equals share their ranks.',
      mark: 'selected',
    },
  },
  formulas: turnFormulas('@u = \\operatorname{rank}\\left(-@n\\right) \\in \\left[-\\tfrac12, \\tfrac12\\right]'),
  strengths: [
    'Deceptive tasks: where going for the goal leads into a dead end, it walks out of it.',
    'Large networks: it finds a direction from many noisy neighbours, as OpenAI-ES does.',
    'Its members end up far apart, and so give a choice of ways to behave.',
  ],
  failures: [
    'Where there are more ways to behave than anybody can try, it may never come by the goal.',
    'Somebody has to say what a behaviour is, and a poor choice makes it chase what does not matter.',
    'Where the goal can simply be approached, it takes the long way.',
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
