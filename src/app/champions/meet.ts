import type { Champion } from '../../core/champion/champion.ts';
import { resolve } from '../../core/experiment/settings.ts';
import { strategyOf } from '../../core/strategies/registry.ts';
import type { RunDescription } from '../../core/experiment/description.ts';
import { refusalOf } from '../state/locks.ts';
import type { Playground } from '../state/playground.svelte.ts';
import { examiner } from './examiner.ts';
import { guestSnapshot } from './guest.ts';

export { readChampion } from '../../core/champion/read.ts';
export { readChampionLink } from '../../core/champion/link.ts';

/** Longest time that a page waits for its kernels before it gives up on a guest. */
const PATIENCE_MS = 30_000;
const LOOK_MS = 50;

/**
 * Lets a champion act on the stage, in its own task with its own network, and says what it is worth here.
 * @throws Error with a sentence where its settings would change what the link of this page locks
 */
export function meet(playground: Playground, champion: Champion): void {
  const { settings } = playground;
  // A policy acts with any seed, so none that is locked stands in its way.
  const { seed } = settings.locks('seed') ? settings.description : champion.origin;
  const description = descriptionOf(champion, seed);
  const locked = refusalOf(playground.settings.description, description, playground.controls.locked);
  if (locked) throw new Error(`${locked} The champion needs another.`);
  playground.receive(description);
  playground.visit.begin({ kind: 'champion', met: { champion, examined: null } });
  void present(playground, champion, description);
}

/** A run of the champion's task with its network, by the strategy that bred it. */
function descriptionOf({ problem, instance, network, origin }: Champion, seed: number): RunDescription {
  return resolve({ problem, instance, ...network, strategy: origin.strategy, seed }).description;
}

/** The settings of a search that begins with these weights; strategies without a centre leave that to one that has. */
export function searchFrom(champion: Champion, weights: Float64Array): Record<string, unknown> {
  const { problem, instance, network, origin } = champion;
  const own = strategyOf(origin.strategy);
  const able = own.restartable.sigma !== undefined && weights.length <= (own.mostDimensions ?? Infinity);
  const usual = strategyOf('cma-es');
  const strategy = able ? own : weights.length <= (usual.mostDimensions ?? Infinity) ? usual : strategyOf('openai-es');
  return { problem, instance, ...network, strategy: strategy.id, start: [...weights] };
}

async function present(playground: Playground, champion: Champion, description: RunDescription): Promise<void> {
  const still = (): boolean => {
    const { current } = playground.visit;
    return current.kind === 'champion' && current.met.champion === champion;
  };
  try {
    const due = performance.now() + PATIENCE_MS;
    while (!playground.module && performance.now() < due) await new Promise((wake) => setTimeout(wake, LOOK_MS));
    if (!playground.module) throw new Error('the kernels are not there');
    const examined = await examiner(playground.module).examine(description, champion.genome, null);
    if (!still()) return;
    playground.visit.begin({ kind: 'champion', met: { champion, examined } });
    if (playground.session.phase === 'idle') {
      playground.session.welcome(guestSnapshot(description, champion, examined));
    }
  } catch (error) {
    if (!still()) return;
    const message = `${champion.name} cannot act here: ${(error as Error).message}.`;
    playground.visit.begin({ kind: 'refused', message, from: 'link' });
  }
}
