/** What pointing at a stage can mean; places are shares of its width and height from the top left. */
export interface PointerActions {
  zoom(factor: number, u: number, v: number): void;
  move(right: number, down: number): void;
  hover(u: number, v: number): void;
  leave(): void;
  press(u: number, v: number): void;
}

const WHEEL_SPEED = 0.0016;
const LINE_HEIGHT = 16;
/** A pointer that moved less than this, in pixels, has pressed and not dragged. */
const STILL = 4;

/** Listens to wheel, drag, hover and press on an element; returns what stops listening. A finger scrolls the page as ever. */
export function listenToPointer(element: HTMLElement, actions: PointerActions): () => void {
  const control = new AbortController();
  const { signal } = control;
  let drag: { x: number; y: number; travelled: number } | null = null;
  const place = (event: MouseEvent): [number, number] => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [(event.clientX - left) / width, (event.clientY - top) / height];
  };

  element.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const distance = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * LINE_HEIGHT : event.deltaY;
      actions.zoom(Math.exp(distance * WHEEL_SPEED), ...place(event));
    },
    { signal, passive: false },
  );
  element.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0) return;
      drag = { x: event.clientX, y: event.clientY, travelled: 0 };
      if (event.pointerType !== 'touch') element.setPointerCapture(event.pointerId);
    },
    { signal },
  );
  element.addEventListener(
    'pointermove',
    (event) => {
      if (event.pointerType !== 'touch') actions.hover(...place(event));
      if (!drag) return;
      const { width, height } = element.getBoundingClientRect();
      const right = event.clientX - drag.x;
      const down = event.clientY - drag.y;
      const travelled = drag.travelled + Math.abs(right) + Math.abs(down);
      drag = { x: event.clientX, y: event.clientY, travelled };
      if (event.pointerType !== 'touch' && travelled >= STILL) actions.move(right / width, down / height);
    },
    { signal },
  );
  element.addEventListener(
    'pointerup',
    (event) => {
      if (drag && drag.travelled < STILL) actions.press(...place(event));
      drag = null;
    },
    { signal },
  );
  element.addEventListener('pointercancel', () => (drag = null), { signal });
  element.addEventListener('pointerleave', () => actions.leave(), { signal });
  return () => control.abort();
}
