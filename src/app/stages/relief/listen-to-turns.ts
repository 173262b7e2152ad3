const DEGREES_PER_PIXEL = 0.4;
const STEP = 5;
const KEYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, STEP],
  ArrowDown: [0, -STEP],
};

/**
 * Listens to drags and arrow keys on an element, which can be reached by the keyboard from then on; returns what stops
 * listening. Turns come in degrees.
 */
export function listenToTurns(
  element: HTMLElement,
  turn: (right: number, up: number) => void,
  reset: () => void,
): () => void {
  const control = new AbortController();
  const { signal } = control;
  let from: readonly [number, number] | null = null;
  element.tabIndex = 0;
  element.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0) return;
      from = [event.clientX, event.clientY];
      element.setPointerCapture(event.pointerId);
    },
    { signal },
  );
  element.addEventListener(
    'pointermove',
    (event) => {
      if (!from) return;
      turn(DEGREES_PER_PIXEL * (from[0] - event.clientX), DEGREES_PER_PIXEL * (event.clientY - from[1]));
      from = [event.clientX, event.clientY];
    },
    { signal },
  );
  for (const end of ['pointerup', 'pointercancel'] as const) {
    element.addEventListener(end, () => (from = null), { signal });
  }
  element.addEventListener(
    'keydown',
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const step = Object.hasOwn(KEYS, event.key) ? KEYS[event.key] : null;
      if (!step && event.key !== 'Home') return;
      // The page has its own meaning for these keys elsewhere.
      event.preventDefault();
      event.stopPropagation();
      if (step) turn(...step);
      else reset();
    },
    { signal },
  );
  return () => control.abort();
}
