import type { PopulationView } from '../../runtime/snapshot.ts';
import type { Ranges } from '../stages/viewport.ts';
import { someReached } from './questions-alike.ts';
import type { Asked, QuestionRule } from './questions.ts';
import { count, exact, measured, powerOfTen } from './numbers.ts';

/** A step size has changed so clearly when it is this many times as long as it was. */
const CLEARLY = 10;
const GROWN = 3;
/** A change that comes after this share of all evaluations has a beginning that can be seen. */
const LATER = 0.1;
const FEWEST_ROWS = 4;
/** Evaluations without an improvement that are worth a question. */
const LEAST_IDLE = 200;
/** An ellipse this many times as long as wide is seen to be long. */
const LONG = 10;
/** Individuals that have drawn together, and those that have not. */
const GATHERED = 3;
const STAYED = 1.5;
/** Powers of ten that one stretch of the convergence goes down. */
const STRETCH = 2;
/** Evaluations that are this many times as many are told from the others on a logarithmic axis. */
const READABLE = 1.15;
/** Costs below this are not told apart on a plot. */
const LEAST_COST = 1e-14;
/** Individuals that take up this share of a picture are told apart. */
const APART = 0.1;

/** What can be asked about a run that has been computed, or a part of it. */
export const AFTER: readonly QuestionRule[] = [
  someReached('some-reached', 'reached the target'),
  {
    id: 'runs-differ',
    about: 'runs',
    plot: 'cost',
    ask: ({ results }) =>
      results.length > 1 ? 'The thin lines are the other runs. In what do they differ from the thick one?' : '',
  },
  {
    id: 'restarts',
    about: 'restarts',
    plot: 'sigma',
    ask: ({ snapshot, sigma }) => {
      const restarts = snapshot?.restarts?.count ?? 0;
      if (restarts === 0 || !sigma || sigma.most < CLEARLY * sigma.least) return '';
      return `The search has begun again ${restarts === 1 ? 'once' : `${count(restarts)} times`}. How can you tell from the step size when?`;
    },
  },
  {
    id: 'constant',
    about: 'steps',
    plot: 'sigma',
    ask: ({ sigma }) =>
      sigma && sigma.rows >= FEWEST_ROWS && sigma.most === sigma.least
        ? `The step size stays at ${measured(sigma.last)} all the time. What would you expect of f − f_opt if it could shrink?`
        : '',
  },
  {
    id: 'begins-to-shrink',
    about: 'steps',
    plot: 'sigma',
    ask: (asked) =>
      shrinks(asked) && asked.sigma!.high >= LATER * asked.snapshot!.head.evaluations
        ? 'After about how many evaluations does the step size begin to shrink for good? What happens there?'
        : '',
  },
  {
    id: 'shrinks',
    about: 'steps',
    plot: 'sigma',
    ask: (asked) =>
      shrinks(asked) && asked.sigma!.last <= asked.sigma!.first / CLEARLY
        ? 'How many times smaller is the step size at the end than at the beginning? How much has f − f_opt fallen meanwhile?'
        : '',
  },
  {
    id: 'grows',
    about: 'steps',
    plot: 'sigma',
    ask: ({ sigma, snapshot }) =>
      sigma && !snapshot?.restarts?.count && sigma.last >= GROWN * sigma.first && sigma.last >= sigma.most / 2
        ? `At the end the steps are about ${measured(sigma.last / sigma.first, 2)} times as long as at the beginning. Why could longer steps pay here?`
        : '',
  },
  {
    id: 'caught',
    about: 'cost',
    plot: 'cost',
    ask: ({ snapshot, description }) => {
      if (!snapshot || !(snapshot.improvements.at(-1)! > description.target)) return '';
      const { evaluations } = snapshot.head;
      const idle = evaluations - (snapshot.improvements.at(-2) ?? 0);
      return idle >= Math.max(LEAST_IDLE, evaluations / 3)
        ? `In the last ${count(idle)} evaluations nothing better was found. What could keep the search where it is?`
        : '';
    },
  },
  {
    id: 'stretches',
    about: 'cost',
    plot: 'cost',
    ask: ({ snapshot, logarithmic }) => {
      const from = logarithmic && snapshot ? stretchOf(snapshot.improvements) : null;
      if (from === null) return '';
      const [high, middle, low] = [from, from - STRETCH, from - 2 * STRETCH].map(powerOfTen);
      return `How many evaluations does it take to get from ${high} to ${middle}, and how many from ${middle} to ${low}? What follows from that?`;
    },
  },
  {
    id: 'thin',
    about: 'shape',
    plot: 'axis-ratio',
    ask: ({ axisRatio }) =>
      axisRatio && axisRatio.most >= LONG
        ? 'When is the search ellipse the longest for its width? What does that say about the landscape?'
        : '',
  },
  {
    id: 'gathers',
    about: 'spread',
    plot: 'diversity',
    ask: ({ diversity }) =>
      diversity && diversity.last <= diversity.first / GATHERED
        ? 'How much closer together are the individuals of the last generation than those of the first? What is good and what is bad about it?'
        : '',
  },
  {
    id: 'stays-spread',
    about: 'spread',
    plot: 'diversity',
    ask: ({ diversity }) =>
      diversity && diversity.rows >= FEWEST_ROWS && diversity.most <= STAYED * diversity.least
        ? 'From beginning to end the individuals are about as far apart. Where would a search that learns put them?'
        : '',
  },
  {
    id: 'missed',
    about: 'next',
    ask: ({ results, description: { target } }) =>
      results.length > 0 && results.every(({ reason }) => reason !== 'target')
        ? `The target ${target > 0 ? `of ${exact(target)}` : 'of zero'} was not reached. Which setting would you change, and why? Follow the link and try.`
        : '',
  },
  {
    id: 'selected',
    about: 'place',
    ask: ({ snapshot, ranges }) => {
      const population = snapshot?.population;
      return population && population.selected < population.size && apart(population, ranges)
        ? 'Which individuals in the picture were selected, and what do their places have in common?'
        : '';
    },
  },
  {
    id: 'seed',
    about: 'next',
    ask: () => 'Follow the link and take another seed. What changes, and what stays the same?',
  },
];

/** Whether the individuals are told apart in a picture of these ranges. */
function apart({ points }: PopulationView, { x }: Ranges): boolean {
  let [low, high] = [Infinity, -Infinity];
  for (let k = 0; k < points.length; k += 2) {
    if (points[k] < x[0] || points[k] > x[1]) continue;
    low = Math.min(low, points[k]);
    high = Math.max(high, points[k]);
  }
  return high - low >= APART * (x[1] - x[0]);
}

/** Whether the steps end much shorter than their longest, in one search. */
function shrinks({ sigma, snapshot }: Asked): boolean {
  return sigma !== null && !snapshot?.restarts?.count && sigma.last <= sigma.most / CLEARLY;
}

/**
 * Where two stretches of the convergence begin, each two powers of ten down, as an exponent: the last ones, where
 * both are long enough to be read off. Null where the costs have not come so far.
 */
function stretchOf(improvements: Float64Array): number | null {
  if (improvements.length < 6) return null;
  const first = improvements[1];
  const last = Math.max(LEAST_COST, improvements[improvements.length - 1]);
  const passes = (exponent: number): number => {
    let k = 0;
    while (improvements[k + 1] > Number(`1e${exponent}`)) k += 2;
    return improvements[k];
  };
  const low = Math.ceil(Math.log10(last));
  const high = low + 2 * STRETCH;
  if (!(first >= Number(`1e${high}`))) return null;
  const [a, b, c] = [passes(high), passes(high - STRETCH), passes(low)];
  return b >= READABLE * a && c >= READABLE * b ? high : null;
}
