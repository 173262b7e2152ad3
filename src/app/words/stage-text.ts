import type { RunDescription } from '../../core/experiment/description.ts';
import { problemOf } from '../../core/problems/registry.ts';
import { strategyOf } from '../../core/strategies/registry.ts';
import type { Snapshot } from '../../runtime/snapshot.ts';
import { count, spoken } from './numbers.ts';

/** What the stage shows, for those who cannot see it. */
export function stageText(
  { problem, dim, strategy }: RunDescription,
  axes: readonly [number, number],
  snapshot: Snapshot | null,
): string {
  const { id, name } = problemOf(problem);
  const slice = dim === 2 ? '' : `, a slice in coordinates ${axes[0] + 1} and ${axes[1] + 1} of ${dim}`;
  const landscape = `Landscape of ${id.replace('bbob-', '')} ${name}${slice}; the better a place, the stronger its colour.`;
  if (!snapshot?.population) return `${landscape} No individuals yet.`;
  const { population, generation, evaluations, best, shape } = snapshot;
  const where = shape
    ? ` The mean is at ${spoken(shape.mean[axes[0]])}, ${spoken(shape.mean[axes[1]])}; the step size is ${spoken(shape.sigma)}.`
    : '';
  return (
    `${landscape} ${strategyOf(strategy).name}, generation ${count(generation)}: ${count(population.size)} individuals, ` +
    `the best ${count(Math.min(population.selected, population.size))} selected.${where} ` +
    `Best cost ${spoken(best)} after ${count(evaluations)} evaluations.`
  );
}

/** A short report on a run, for an announcement now and then. */
export function progressText({ generation, evaluations, best }: Snapshot): string {
  return `Generation ${count(generation)}, ${count(evaluations)} evaluations, best cost ${spoken(best)}.`;
}
