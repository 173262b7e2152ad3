import type { EvoLlmOptions } from '../../core/evollm/options.ts';
import { isAsking } from '../../core/experiment/settings.ts';
import { isLight } from '../state/light-work.ts';
import type { Playground } from '../state/playground.svelte.ts';
import type { SettingsState } from '../state/settings.svelte.ts';

/** Changes come in bursts while somebody drags a slider. */
const SETTLE_MS = 200;

/**
 * Takes a run as far as its first question, and rests there, as soon as somebody has chosen it on this page: prompt and reply are
 * what this strategy is about. What was taken back to its beginning stays there.
 */
export function showFirstExchange(playground: Playground): void {
  const { settings, session, controls } = playground;
  $effect(() => {
    const generations = generationsUnasked(settings, controls.embed);
    if (generations === 0 || playground.kernels !== 'ready') return;
    const timer = setTimeout(() => {
      if (session.phase === 'idle' && !playground.comparison) session.step(generations);
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  });
}

/**
 * How many generations are computed without Play, so that there is an exchange to see; 0 for none. Only a rule answers unasked, never
 * a language model; what a link or a file brought waits for Play, as any run does; and so does what an author has locked or framed.
 */
export function generationsUnasked(
  { description, strategy, chosenHere, locksAny }: SettingsState,
  embed: boolean,
): number {
  if (!strategy.asksModel || isAsking(description) || !chosenHere || locksAny || embed) return 0;
  const { population, 'warm-up': warmUp } = description.parameters as unknown as EvoLlmOptions;
  const generations = warmUp + 1;
  return isLight(generations * population, description) ? generations : 0;
}
