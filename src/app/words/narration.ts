import type { RunDescription } from '../../core/experiment/description.ts';
import type { Strategy } from '../../core/strategies/strategy.ts';
import { STOP_REASONS } from '../../core/strategies/stopping.ts';
import { axisName } from './axes.ts';
import { changeNews } from './changes.ts';
import { factsOf, longestAxis, type Facts, type Told } from './facts.ts';
import { count, measured } from './numbers.ts';
import { whyEnded } from './outcome.ts';

/** Generations before anything is said about a search, and for how long a restart is news. */
const LEAST_AGE = 4;
const NEWS_AGE = 16;
/** Generations for which a change in mid-run is news. */
const CHANGE_NEWS = 6;
const GROWING = 1.5;
const THIN = 3;
/** The steps shrink this much while the best cost stays within this share: the search settles. */
const SETTLING = 6;
const SETTLED = 0.01;
/** Evaluations without an improvement that are worth a remark. */
const LEAST_IDLE = 200;
const FALLING = 0.7;

interface Rule {
  readonly id: string;
  /** A sentence where the facts bear it out, otherwise empty. */
  say(facts: Facts): string;
}

/** What can be said, the most telling first. Each says only what its numbers say: a reason that may be wrong is worse than none. */
export const NARRATION: readonly Rule[] = [
  {
    id: 'asking',
    say: ({ told: { asking } }) =>
      asking
        ? `Waiting for the model’s reply${asking.questions[0].attempt > 0 ? ', asked again because the last one could not be read' : ''}.`
        : '',
  },
  {
    id: 'unread',
    say: ({ unread, told: { history } }) => {
      if (unread === 0) return '';
      if (history.stride > 1 || unread === 1) return 'A reply could not be read; the last mean stays.';
      return `In the last ${count(unread)} generations replies could not be read; the last mean stays.`;
    },
  },
  {
    id: 'restarted',
    say: ({ told: { restarts }, age }) => {
      if (!restarts || restarts.count === 0 || age >= NEWS_AGE) return '';
      const why = restarts.reason
        ? `the search before stopped because ${STOP_REASONS[restarts.reason]}`
        : 'the search before had spent its share of evaluations';
      return `Restart ${count(restarts.count)}, at a new point: ${why}.`;
    },
  },
  {
    id: 'flat',
    say: ({ told: { costs, invalid }, task }) =>
      costs.length > 1 && invalid === 0 && costs[0] === costs[costs.length - 1]
        ? `All individuals of this generation ${task ? 'have the same return' : 'cost the same'}: there is nothing to choose between.`
        : '',
  },
  {
    id: 'settling',
    say: ({ sigma, best, measure, task }) =>
      sigma && best && sigma.factor < 1 / SETTLING && best.factor > 1 - SETTLED
        ? `The steps are ${measured(1 / sigma.factor, 2)} times shorter than a moment ago, but the ${task ? measure.best : 'best cost'} stays at ${measure.written(best.now)}.`
        : '',
  },
  {
    id: 'stretching',
    say: ({ axisRatio, told }) => {
      if (!axisRatio || axisRatio.now <= THIN || axisRatio.factor <= GROWING) return '';
      const axis = longestAxis(told.shape);
      const along = axis < 0 ? '' : ` along ${axisName(axis)}`;
      return `The search ellipse is stretching${along}: its longest axis is now ${measured(axisRatio.now, 2)} times its shortest.`;
    },
  },
  {
    id: 'growing',
    say: ({ sigma }) =>
      sigma && sigma.factor > GROWING
        ? 'The step size is growing: the search is making longer steps than a moment ago.'
        : '',
  },
  {
    id: 'idle',
    say: ({ idle, told: { evaluations, restarts }, sigma, window, measure }) => {
      if (restarts && idle >= restarts.evaluations && restarts.count > 0) return '';
      if (idle <= Math.max(LEAST_IDLE, (restarts?.evaluations ?? evaluations) / 3)) return '';
      const steps = sigma && sigma.factor === 1 && window <= idle ? ', and the steps are as long as before' : '';
      return `No improvement for ${measure.counted(idle)}${steps}.`;
    },
  },
  {
    id: 'shrinking',
    say: ({ sigma }) =>
      sigma && sigma.factor < 1 / GROWING
        ? 'The step size is shrinking: the search looks ever closer around the place where it is.'
        : '',
  },
  {
    id: 'gathering',
    say: ({ sigma, diversity }) =>
      !sigma && diversity && diversity.factor < 1 / GROWING
        ? 'The population is gathering: its spread is shrinking.'
        : '',
  },
  {
    id: 'spreading',
    say: ({ sigma, diversity }) =>
      !sigma && diversity && diversity.factor > GROWING ? 'The population is spreading out.' : '',
  },
  {
    id: 'falling',
    say: ({ best, window, measure, task }) => {
      if (!best || !(best.now > 0) || best.factor >= FALLING) return '';
      const what = `${task ? measure.best : 'best cost'} has ${measure.upwards ? 'risen' : 'fallen'}`;
      const [then, now] = [best.now / best.factor, best.now].map((cost) => measure.written(cost));
      return `The ${what} from ${then} to ${now} within ${measure.counted(window)}.`;
    },
  },
  {
    id: 'thin',
    say: ({ axisRatio }) =>
      axisRatio && axisRatio.now > THIN
        ? `The longest axis of the search ellipse is ${measured(axisRatio.now, 2)} times its shortest.`
        : '',
  },
  {
    id: 'before',
    say: ({ idle, told: { restarts, best }, measure }) =>
      restarts && restarts.count > 0 && idle >= restarts.evaluations
        ? `Restart ${count(restarts.count)} is searching; the best so far, ${measure.written(best)}, is from before it.`
        : '',
  },
  {
    id: 'score',
    say: ({ told: { testScore, generation }, measure, task }) =>
      task && !Number.isNaN(testScore)
        ? `Generation ${count(generation)} comes to a ${measure.name} of ${measure.written(testScore)}.`
        : '',
  },
  {
    id: 'steady',
    say: ({ best, sigma, window, measure, task }) => {
      if (!best || !(best.now > 0)) return '';
      const steps = sigma ? ' The steps are about as long as a moment ago.' : '';
      if (best.factor === 1) return `No improvement within the last ${measure.counted(window)}.${steps}`;
      const what = task ? measure.best : 'best cost';
      return `The ${what} ${measure.upwards ? 'rises' : 'falls'} a little, to ${measure.written(best.now)} by now.${steps}`;
    },
  },
];

/** What is said of a moment, and the rule that says it; both empty while it is too early to say anything. */
export interface Remark {
  readonly rule: string;
  readonly text: string;
}

export const SILENCE: Remark = { rule: '', text: '' };

/**
 * One sentence on what is happening at the moment that a snapshot shows, computed from the state.
 * @param held a rule that goes on speaking as long as it has something to say, although others may be more telling
 */
export function remarkOf(told: Told, strategy: Strategy, description: RunDescription, held = ''): Remark {
  if (told.result && told.generation === told.head.generation)
    return { rule: 'ended', text: whyEnded(told.result, description) };
  const news = description.changes.findLast(({ generation }) => generation < told.generation);
  if (news && told.generation - news.generation <= CHANGE_NEWS)
    return { rule: 'changed', text: changeNews(news, description) };
  const facts = factsOf(told, strategy, description);
  if (facts.age < LEAST_AGE && !told.asking && facts.unread === 0 && !told.restarts?.count) return SILENCE;
  const first = NARRATION.find(({ id }) => id === held);
  for (const rule of first ? [first, ...NARRATION] : NARRATION) {
    const text = rule.say(facts);
    if (text !== '') return { rule: rule.id, text };
  }
  return SILENCE;
}

/** That sentence alone. */
export function narrate(told: Told, strategy: Strategy, description: RunDescription): string {
  return remarkOf(told, strategy, description).text;
}
