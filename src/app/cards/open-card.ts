import { mount, unmount } from 'svelte';
import type { StageModel } from '../stages/stage-model.svelte.ts';
import type { Playground } from '../state/playground.svelte.ts';
import CardSheet from './CardSheet.svelte';

let close: (() => void) | null = null;

/** Opens the card of the present strategy behind the button that asked for it, or closes it again. */
export function openCard(playground: Playground, model: StageModel, opener: HTMLElement): void {
  if (close) return close();
  const onClose = (): void => {
    close = null;
    gone.disconnect();
    opener.ariaExpanded = 'false';
    opener.focus();
    void unmount(sheet);
  };
  const sheet = mount(CardSheet, {
    target: opener.parentElement!,
    anchor: opener.nextSibling!,
    props: { playground, model, onClose },
  });
  // With the panel goes its card: another view may take the place of both.
  const gone = new MutationObserver(() => void (opener.isConnected || onClose()));
  gone.observe(document.body, { childList: true, subtree: true });
  close = onClose;
  opener.ariaExpanded = 'true';
}
