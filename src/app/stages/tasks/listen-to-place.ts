/** What somebody does about places of a picture, in shares of its width and height from the top left. */
export interface PlaceListener {
  point(u: number, v: number): void;
  leave(): void;
}

const STEP = 0.03;

/** Follows a pointer over an element, and a cross hair that the arrow keys move while it has the focus. */
export function listenToPlace(element: Element, { point, leave }: PlaceListener): () => void {
  let at = [0.5, 0.5];
  const target = element as HTMLElement;
  const pointed = ({ clientX, clientY }: PointerEvent): void => {
    const { left, top, width, height } = target.getBoundingClientRect();
    at = [(clientX - left) / width, (clientY - top) / height];
    point(at[0], at[1]);
  };
  const left = (): void => leave();
  const pressed = (event: KeyboardEvent): void => {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!way || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    at = at.map((share, k) => Math.max(0, Math.min(1, share + STEP * way[k])));
    point(at[0], at[1]);
  };
  target.addEventListener('pointermove', pointed);
  target.addEventListener('pointerdown', pointed);
  target.addEventListener('pointerleave', left);
  target.addEventListener('keydown', pressed);
  target.addEventListener('blur', left);
  return () => {
    target.removeEventListener('pointermove', pointed);
    target.removeEventListener('pointerdown', pointed);
    target.removeEventListener('pointerleave', left);
    target.removeEventListener('keydown', pressed);
    target.removeEventListener('blur', left);
  };
}
