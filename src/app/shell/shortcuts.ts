interface Actions {
  toggle(): void;
  step(): void;
}

/** Elements that need the space bar for themselves; a slider and a radio button that is on do nothing with it. */
const NEEDS_SPACE =
  'input:not([type=range], [type=radio]:checked), textarea, select, button, summary, a[href], [contenteditable], dialog *';
const NEEDS_ARROWS = 'input, textarea, select, [contenteditable], dialog *';

/** What keys do wherever nothing else wants them: the space bar plays and pauses, the right arrow steps. */
export function handleShortcut(event: KeyboardEvent, { toggle, step }: Actions): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const on = event.target instanceof Element ? event.target : null;
  if (event.key === ' ' && !on?.closest(NEEDS_SPACE)) {
    event.preventDefault();
    if (!event.repeat) toggle();
  } else if (event.key === 'ArrowRight' && !on?.closest(NEEDS_ARROWS)) {
    event.preventDefault();
    step();
  }
}

/** For buttons beside which people use shortcuts: a click of the mouse leaves the focus, and with it the space bar, alone. */
export function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}
