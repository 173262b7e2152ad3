/** What people read about a task: paragraphs that the page fetches with the first part of it that shows them. */
export interface TaskTexts {
  readonly id: string;
  readonly about: string;
  readonly rules: string;
}

/** The rooms of the tasks once more, with their words: what the page begins with has none. */
const ROOMS = import.meta.glob<Readonly<Record<string, TaskTexts>>>('../../core/problems/tasks/*/rules.ts', {
  eager: true,
  query: '?words',
});

/** Rules and introduction of a task; empty for one that has no room. */
export function textsOf(task: string): TaskTexts {
  const all = Object.values(ROOMS).flatMap((room) => Object.values(room));
  return all.find(({ id }) => id === task) ?? { id: task, about: '', rules: '' };
}
