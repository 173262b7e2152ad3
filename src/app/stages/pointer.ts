/** What pointing at a stage can mean; places are shares of its width and height from the top left. */
export interface PointerActions {
  zoom(factor: number, u: number, v: number): void;
  move(right: number, down: number): void;
  /** @param touch by a finger, which has left */
  hover(u: number, v: number, touch: boolean): void;
  leave(): void;
  press(u: number, v: number): void;
  /** Whether one finger moves the picture; where it does not, it scrolls the page. Two always move and zoom. */
  drags(): boolean;
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

const WHEEL_SPEED = 0.0016;
const LINE_HEIGHT = 16;
/** A pointer that has moved less than this, in pixels, has pressed and not dragged. */
const STILL = { mouse: 4, touch: 10 };

/**
 * Listens to wheel, drag, hover, press, fingers and pinch on an element; returns what stops listening. What a finger that
 * tapped points at stays pointed at until a pointer goes down elsewhere, since a finger that has left points at nothing.
 */
export function listenToPointer(element: HTMLElement, actions: PointerActions): () => void {
  const control = new AbortController();
  const { signal } = control;
  const held = new Map<number, Spot>();
  /** Where the only pointer that is held went down; null once it has dragged, or another came. */
  let pressed: Spot | null = null;
  let tapped = false;

  const spotOf = ({ clientX: x, clientY: y }: MouseEvent): Spot => ({ x, y });
  const place = ({ x, y }: Spot): [number, number] => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [(x - left) / width, (y - top) / height];
  };
  const move = (from: Spot, to: Spot): void => {
    const { width, height } = element.getBoundingClientRect();
    actions.move((to.x - from.x) / width, (to.y - from.y) / height);
  };
  const pinch = (before: readonly Spot[], after: readonly Spot[]): void => {
    move(middle(before), middle(after));
    actions.zoom(distance(before) / distance(after), ...place(middle(after)));
  };

  element.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * LINE_HEIGHT : event.deltaY;
      actions.zoom(Math.exp(pixels * WHEEL_SPEED), ...place(spotOf(event)));
    },
    { signal, passive: false },
  );
  element.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0) return;
      held.set(event.pointerId, spotOf(event));
      pressed = held.size === 1 ? spotOf(event) : null;
      if (event.pointerType !== 'touch') element.setPointerCapture(event.pointerId);
    },
    { signal },
  );
  element.addEventListener(
    'pointermove',
    (event) => {
      const touch = event.pointerType === 'touch';
      const to = spotOf(event);
      if (!touch) actions.hover(...place(to), false);
      const from = held.get(event.pointerId);
      if (!from) return;
      const before = [...held.values()];
      held.set(event.pointerId, to);
      if (held.size > 1) return pinch(before, [...held.values()]);
      if (pressed && distance([pressed, to]) >= STILL[touch ? 'touch' : 'mouse']) pressed = null;
      if (!pressed && (!touch || actions.drags())) move(from, to);
    },
    { signal },
  );
  element.addEventListener(
    'pointerup',
    (event) => {
      if (held.delete(event.pointerId) && pressed) {
        const at = place(spotOf(event));
        tapped = event.pointerType === 'touch';
        if (tapped) actions.hover(...at, true);
        actions.press(...at);
      }
      pressed = null;
    },
    { signal },
  );
  element.addEventListener(
    'pointercancel',
    (event) => {
      held.delete(event.pointerId);
      pressed = null;
    },
    { signal },
  );
  element.addEventListener('pointerleave', (event) => event.pointerType !== 'touch' && actions.leave(), { signal });
  window.addEventListener(
    'pointerdown',
    ({ target }) => {
      if (!tapped || target === element) return;
      tapped = false;
      actions.leave();
    },
    { signal },
  );
  // Two fingers that both go the same way would else scroll the page.
  for (const kind of ['touchstart', 'touchmove'] as const) {
    element.addEventListener(
      kind,
      (event) => {
        if (event.targetTouches.length > 1 && event.cancelable) event.preventDefault();
      },
      { signal, passive: false },
    );
  }
  return () => control.abort();
}

/** The middle between the first two of some spots. */
function middle([a, b]: readonly Spot[]): Spot {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

/** How far the first two of some spots are from each other, at least a pixel. */
function distance([a, b]: readonly Spot[]): number {
  return Math.max(1, Math.hypot(a.x - b.x, a.y - b.y));
}
