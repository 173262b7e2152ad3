import type { Question } from '../../core/evollm/question.ts';
import { Asker, Meter } from '../../runtime/models.ts';
import type { Playground } from '../state/playground.svelte.ts';
import type { Connected } from './connection.svelte.ts';
import { openDesk } from './desk.svelte.ts';

export type TrialAnswer = (questions: readonly Question[], signal: AbortSignal) => Promise<readonly (string | null)[]>;

/**
 * Answers what the trials of a race ask, by the model that is connected in Play and within its limits, which count for all trials
 * together.
 * @returns what rejects with a sentence where there is no model, where it cannot be had or refuses, and where a limit is reached
 */
export async function trialAnswers(playground: Playground): Promise<TrialAnswer> {
  const desk = await openDesk(playground);
  const { connection, limits } = desk;
  const meter = new Meter({
    now: () => performance.now(),
    // Both may be changed meanwhile, so they are read anew each time.
    get limits() {
      return limits.effective(connection.prices);
    },
    get prices() {
      return connection.prices;
    },
  });
  desk.spentOnTrials = null;
  let made: { readonly of: Connected; readonly asker: Asker } | null = null;

  function askerOf(current: Connected): Asker {
    if (made?.of !== current) {
      const asker = new Asker({
        ...{ model: current.model, meter },
        thoughts: () => limits.thoughts,
        redact: (text) => connection.keys.redact(text),
        onAttempt: () => (desk.spentOnTrials = meter.state),
      });
      made = { of: current, asker };
    }
    return made.asker;
  }

  return async (questions, signal) => {
    const { current } = connection;
    if (!current) throw new Error('No language model is connected. Choose one in Play, under Model');
    return askerOf(current).ask(questions, signal);
  };
}
