import type { Run } from '../../core/experiment/run.ts';
import { coordinateDirections } from '../../core/landscape/plane.ts';
import { sampledRanks } from '../../core/population/sample.ts';
import type { Later, Pictures } from '../../engines/engine.ts';
import type { PopulationSample, PopulationSight, PopulationView } from '../snapshot.ts';

/** Individuals that are sent with all their coordinates: as many lines as an eye can follow, and some more. */
const MOST_SAMPLED = 300;

/** The shown generation as a picture shows it; null before there is one. Later where its pictures come later. */
export function takePopulation(
  run: Run,
  pictures: Pictures,
  sight: PopulationSight | null,
): Later<PopulationView | null> {
  const { plan, ranking, shown } = run;
  if (!plan || !ranking || !shown) return null;
  const { size, order } = ranking;
  // A page that has just moved on to another dimension may still ask for directions of the last one.
  const fits = sight?.directions.every((direction) => direction.length === plan.dimension);
  const directions = sight && fits ? sight.directions : coordinateDirections(plan.dimension, [0, 1]);
  const points = pictures.project(plan, shown, 0, size, directions);
  const sample = sight?.sampled ? sampleOf(run, pictures) : null;
  const view = { size, directions, order: order.slice(), selected: run.selected };
  if (!(points instanceof Promise) && !(sample instanceof Promise)) return { ...view, points, sample };
  return Promise.all([points, sample]).then(([seen, some]) => ({ ...view, points: seen, sample: some }));
}

function sampleOf({ plan, ranking, shown }: Run, pictures: Pictures): Later<PopulationSample | null> {
  if (!plan || !ranking || !shown) return null;
  const ranks = sampledRanks(ranking.size, MOST_SAMPLED);
  const individuals = ranks.map((rank) => ranking.order[rank]);
  const rows = pictures.gather(plan, shown, individuals);
  return rows instanceof Promise ? rows.then((own) => ({ ranks, rows: own })) : { ranks, rows };
}
