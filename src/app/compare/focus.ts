import { tick } from 'svelte';

/** Where the keyboard goes on once no lane is left. */
const EMPTY = '.compare .empty .main';

/**
 * A lane goes with the button that was pressed: the keyboard goes on at the same control of the lane that took its place, or of the
 * last one.
 * @param controls selects that control of every lane, in their order
 */
export async function goOnAt(controls: string, place: number): Promise<void> {
  await tick();
  const left = [...document.querySelectorAll<HTMLElement>(controls)];
  (left[place] ?? left.at(-1) ?? document.querySelector<HTMLElement>(EMPTY))?.focus();
}
