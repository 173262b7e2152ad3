import type { RunDescription } from '../../core/experiment/description.ts';
import { resolve } from '../../core/experiment/settings.ts';
import { problemOf } from '../../core/problems/registry.ts';
import { usualEvidence } from '../../core/race/evidence.ts';
import { laneOf, sharedOf } from '../../core/race/parts.ts';
import type { Playground } from '../state/playground.svelte.ts';

/** What a language model has to beat before anybody may say that it has understood anything, the least first. */
const RULES = [{ model: 'copy-best' }, { model: 'rank-weighted' }, { model: 'rank-weighted', labels: 'shuffled' }];
/** And what does without prompts. */
const OTHERS = ['random-search', 'hill-climbing', 'cma-es'];

/** The lanes of such a comparison: the run itself first, all with the same problem, start, budget and box. */
export function controlsOf(run: RunDescription): readonly RunDescription[] {
  // The integers of a prompt reach no further than their box, so nobody else may either.
  const bounds = run.task ? {} : { bounds: 'clip' };
  const shared = { ...sharedOf(run), ...bounds };
  const own = laneOf(run);
  const wanted = [
    own,
    ...RULES.map((rule) => ({ ...own, replies: undefined, labels: 'true', ...rule })),
    ...OTHERS.map((strategy) => ({ strategy })),
  ];
  const lanes = wanted.map((settings) => resolve({ ...shared, ...settings }).description);
  const texts = lanes.map((lane) => JSON.stringify(lane));
  return lanes.filter((_lane, place) => texts.indexOf(texts[place]) === place);
}

/** Turns to Compare with a run and all its controls, ready to be made evidence. */
export async function compareWithControls(playground: Playground): Promise<void> {
  const { recorded } = playground.session;
  await playground.compare({ lanes: controlsOf(recorded), evidence: usualEvidence(problemOf(recorded.problem)) });
}
