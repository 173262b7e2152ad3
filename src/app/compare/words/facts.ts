import { problemOf } from '../../../core/problems/registry.ts';
import { count, counted } from '../../words/numbers.ts';
import type { RaceState } from '../race.svelte.ts';

/** What a figure is about, in one line. */
export function raceFacts({ shared, evidence }: RaceState, figure: string): string {
  const { problem, dim, instance, seed, task } = shared.description;
  const { name } = problemOf(problem);
  const what = task ? name : `${problem.replace('bbob-', '')} ${name}, ${count(dim)} dimensions`;
  const { race } = evidence;
  if (figure === 'convergence' || !race) return `${what}, instance ${count(instance)} · one run each, seed ${seed}`;
  return `${what} · ${counted(race.evidence.count, 'run')} each over ${race.evidence.over}, from seed ${seed} on`;
}
