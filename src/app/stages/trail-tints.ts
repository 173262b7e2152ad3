import type { Tone } from './ramp.ts';

/**
 * Colours of the trail, one for each restart in turn. All are light, because the dark rim about a trail is what sets it
 * off from the landscape; in the dark theme, where more of the ground is dark, they are lighter still.
 */
export const TRAIL_TINTS: Readonly<Record<Tone, readonly string[]>> = {
  light: ['#ffffff', '#ffcf70', '#c9c7ff', '#86e8a8', '#ffb4d4', '#84d4ff'],
  dark: ['#ffffff', '#ffdc94', '#c6c4ff', '#a4f0c0', '#ffb5d6', '#9edcff'],
};

/** The colour of the trail after this many restarts. */
export function trailTint(restarts: number, tone: Tone): string {
  const tints = TRAIL_TINTS[tone];
  return tints[restarts % tints.length];
}
