interface Actions {
  toggle(): void;
  step(): void;
}

/** Elements that need the space bar and the arrows for themselves. */
const BUSY = 'input, textarea, select, button, summary, a[href], [contenteditable], dialog *';

/** What keys do wherever nothing else wants them: the space bar plays and pauses, the right arrow steps. */
export function handleShortcut(event: KeyboardEvent, { toggle, step }: Actions): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const on = event.target instanceof Element ? event.target : null;
  if (event.key === ' ' && !on?.closest(BUSY)) {
    event.preventDefault();
    if (!event.repeat) toggle();
  } else if (event.key === 'ArrowRight' && !on?.closest('input, textarea, select, [contenteditable], dialog')) {
    event.preventDefault();
    step();
  }
}
