const GAP = 6;
const EDGE = 8;

/** Puts a popover that has just opened below a control, or above it, its right edges in line and all of it on the screen. */
export function placeBy(popover: HTMLElement, control: Element): void {
  const anchor = control.getBoundingClientRect();
  const { width, height } = popover.getBoundingClientRect();
  const left = Math.min(Math.max(EDGE, anchor.right - width), innerWidth - width - EDGE);
  const below = anchor.bottom + GAP + height < innerHeight;
  popover.style.left = `${left}px`;
  popover.style.top = `${below ? anchor.bottom + GAP : Math.max(EDGE, anchor.top - GAP - height)}px`;
}
