import { InputError } from '../core/experiment/fields.ts';
import type { Answer } from '../core/experiment/need.ts';
import type { Run } from '../core/experiment/run.ts';
import type { Answering } from './engine.ts';

/** Where no model is connected, a run goes as far as its recorded replies do. */
export const NOBODY_ANSWERS =
  'This run asks a language model, and none is connected here. Connect one, or bring the transcript of a run that has been.';

/**
 * Advances a run by one generation. Returns at once, without a promise, as long as everything is computed on this thread.
 * @returns false when the run was already over
 * @throws InputError when it asks a language model; whoever has one answers before
 */
export function advance(run: Run, crew: Answering): boolean | Promise<boolean> {
  const before = run.generation;
  while (run.generation === before) {
    const need = run.next();
    if (need.kind === 'done') return false;
    if (need.kind === 'ask') throw new InputError(NOBODY_ANSWERS, 'replies');
    const answer = crew.answer(need);
    if (answer instanceof Promise) return finish(run, crew, before, answer);
    run.supply(answer);
  }
  return true;
}

async function finish(run: Run, crew: Answering, before: number, answer: Promise<Answer>): Promise<boolean> {
  run.supply(await answer);
  while (run.generation === before) {
    const need = run.next();
    if (need.kind === 'done') return false;
    if (need.kind === 'ask') throw new InputError(NOBODY_ANSWERS, 'replies');
    run.supply(await crew.answer(need));
  }
  return true;
}
