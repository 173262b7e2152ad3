import type { Answer, Run } from '../core/experiment/run.ts';
import type { Crew } from './crew.ts';

/**
 * Advances a run by one generation. Returns at once, without a promise, as long as everything is computed on this thread.
 * @returns false when the run was already over
 */
export function advance(run: Run, crew: Crew): boolean | Promise<boolean> {
  const before = run.generation;
  while (run.generation === before) {
    const need = run.next();
    if (need.kind === 'done') return false;
    const answer = crew.answer(need);
    if (answer instanceof Promise) return finish(run, crew, before, answer);
    run.supply(answer);
  }
  return true;
}

async function finish(run: Run, crew: Crew, before: number, answer: Promise<Answer>): Promise<boolean> {
  run.supply(await answer);
  while (run.generation === before) {
    const need = run.next();
    if (need.kind === 'done') return false;
    run.supply(await crew.answer(need));
  }
  return true;
}
