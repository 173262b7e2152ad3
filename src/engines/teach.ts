import { Lessons, type Lesson, type LessonOptions } from '../core/evollm/teach.ts';
import type { Run } from '../core/experiment/run.ts';
import { advance } from './advance.ts';
import type { Answering } from './engine.ts';

/**
 * Runs a teacher to its end and gives its lessons as they come.
 * @throws InputError where its strategy has no mean, once it should have taught
 */
export async function* teach(run: Run, crew: Answering, options: LessonOptions): AsyncGenerator<Lesson, void> {
  const lessons = new Lessons(run, options);
  while (await advance(run, crew)) {
    const wanted = lessons.wanted();
    if (!wanted) continue;
    const answer = await crew.answer(wanted);
    if (answer.kind === 'fold') yield* lessons.note(answer.rows);
  }
}
