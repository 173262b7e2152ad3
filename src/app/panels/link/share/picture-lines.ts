import type { RunDescription } from '../../../../core/experiment/description.ts';
import { problemOf } from '../../../../core/problems/registry.ts';
import { strategyOf } from '../../../../core/strategies/registry.ts';
import type { Snapshot } from '../../../../runtime/snapshot.ts';
import { count, counted, measured } from '../../../words/numbers.ts';

/** What stands under a picture of the stage: what is solved with what, and how far it has come. */
export function pictureLines(description: RunDescription, snapshot: Snapshot | null): readonly [string, string] {
  const { id, name } = problemOf(description.problem);
  const { dim, instance, seed } = description;
  const title = `${id.replace('bbob-', '')} ${name} · ${strategyOf(description.strategy).name}`;
  const facts = [`${dim} dimensions`, `instance ${count(instance)}`, `seed ${String(seed)}`];
  if (snapshot) {
    facts.push(`generation ${count(snapshot.generation)}`, counted(snapshot.evaluations, 'evaluation'));
    if (Number.isFinite(snapshot.best)) facts.push(`best f − f_opt ${measured(snapshot.best)}`);
  }
  return [title, facts.join(' · ')];
}
