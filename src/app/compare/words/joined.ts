import type { RunDescription } from '../../../core/experiment/description.ts';
import { sharedOf } from '../../../core/race/parts.ts';
import { resolve } from '../../../core/experiment/settings.ts';
import type { Race } from '../../../core/race/race.ts';
import { runName } from '../../../core/strategies/run-name.ts';
import { differenceWords } from '../../words/difference.ts';

/** What a run that joins a race changes there, beside one lane more; without a message where it changes nothing. */
export interface JoinedText {
  readonly message: string;
  /** The lanes that were there race on something else now. */
  readonly moved: boolean;
}

/**
 * @param run as a lane
 * @param known whether such a lane is there already
 */
export function joinedText({ lanes: [first] }: Race, run: RunDescription, known: boolean): JoinedText {
  if (!first) return { message: '', moved: false };
  // Parameters are a lane's own, whatever its strategy.
  const [from, to] = [first, run].map((one) => ({ ...resolve(sharedOf(one)).description, parameters: {} }));
  const difference = differenceWords(from, to);
  const moved = difference !== '';
  const sentences = [
    ...(moved ? [`All lanes race as the run in Play from now on: ${difference}.`] : []),
    ...(known ? [`${runName(run)} was a lane already.`] : []),
  ];
  return { message: sentences.join(' '), moved };
}
