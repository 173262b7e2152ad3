import type { RunDescription } from '../../../../core/experiment/description.ts';
import { problemOf } from '../../../../core/problems/registry.ts';
import { runName } from '../../../../core/strategies/run-name.ts';
import type { Snapshot } from '../../../../runtime/snapshot.ts';
import { measureOf } from '../../../words/measure.ts';
import { count, counted } from '../../../words/numbers.ts';

/** What stands under a picture of the stage: what is solved with what, and how far it has come. */
export function pictureLines(description: RunDescription, snapshot: Snapshot | null): readonly [string, string] {
  const { id, name } = problemOf(description.problem);
  const { dim, instance, seed, task } = description;
  const measure = measureOf(description);
  const what = task ? name : `${id.replace('bbob-', '')} ${name}`;
  const title = `${what} · ${runName(description)}`;
  const facts = [
    task ? counted(dim, 'weight') : `${dim} dimensions`,
    ...(task && instance === 1 ? [] : [`instance ${count(instance)}`]),
    `seed ${String(seed)}`,
  ];
  if (snapshot) {
    facts.push(`generation ${count(snapshot.generation)}`, measure.counted(snapshot.evaluations));
    if (Number.isFinite(snapshot.best)) facts.push(`${measure.best} ${measure.written(snapshot.best)}`);
  }
  return [title, facts.join(' · ')];
}
