import type { RunDescription } from '../../core/experiment/description.ts';
import { problemOf } from '../../core/problems/registry.ts';
import { runName } from '../../core/strategies/run-name.ts';
import type { PopulationView, Snapshot } from '../../runtime/snapshot.ts';
import { measureOf } from './measure.ts';
import { count, spoken } from './numbers.ts';

/**
 * What the stage shows, for those who cannot see it.
 * @param axes the two coordinates shown; null for the principal axes of the search
 */
export function stageText(
  description: RunDescription,
  axes: readonly [number, number] | null,
  snapshot: Snapshot | null,
): string {
  const { problem, dim } = description;
  const { id, name } = problemOf(problem);
  const plane = axes
    ? `in coordinates ${axes[0] + 1} and ${axes[1] + 1} of ${dim}`
    : 'along the principal axes of the search';
  const slice = dim === 2 ? '' : `, a slice ${plane}`;
  const landscape = `Landscape of ${id.replace('bbob-', '')} ${name}${slice}; the better a place, the stronger its colour.`;
  if (!snapshot?.population) return `${landscape} No individuals yet.`;
  const { population, generation, evaluations, best, shape } = snapshot;
  const at = shape && axes ? ` The mean is at ${axes.map((axis) => spoken(shape.mean[axis])).join(', ')};` : '';
  const where = shape ? `${at} ${at ? 'the' : 'The'} step size is ${spoken(shape.sigma)}.` : '';
  return (
    `${landscape} ${runName(description)}, generation ${count(generation)}: ${count(population.size)} individuals, ` +
    `the best ${count(Math.min(population.selected, population.size))} selected.${where} ` +
    `Best cost ${spoken(best)} after ${count(evaluations)} evaluations.`
  );
}

/**
 * A view of all coordinates, for those who cannot see it.
 * @param as how individuals are shown
 */
export function wholeText(description: RunDescription, as: string, snapshot: Snapshot | null): string {
  const shown = `All ${description.dim} coordinates of the population, its individuals as ${as}.`;
  if (!snapshot?.population) return `${shown} No individuals yet.`;
  const { population, generation, best } = snapshot;
  return `${shown} ${runName(description)}, generation ${count(generation)}: ${sampleText(population)}. Best cost ${spoken(best)}.`;
}

/** How many individuals of a population are shown where all their coordinates are. */
export function sampleText({ size, sample }: PopulationView): string {
  const seen = sample?.ranks.length ?? 0;
  if (seen === 0 || seen === size) return `${count(size)} individuals`;
  return `${count(seen)} of ${count(size)} individuals: the best, and some of the others`;
}

/** What the landscape is worth at a place of the map, for those who cannot see it. */
export function probeText([right, up]: readonly [number, number], cost: number): string {
  return `At ${spoken(right)} and ${spoken(up)} the cost is ${spoken(cost)} above the optimum.`;
}

/** A short report on a run, for an announcement now and then. */
export function progressText({ generation, evaluations, best }: Snapshot, description: RunDescription): string {
  const measure = measureOf(description);
  const reached = `${description.task ? measure.best : 'best cost'} ${measure.spoken(best)}`;
  return `Generation ${count(generation)}, ${measure.counted(evaluations)}, ${reached}.`;
}
