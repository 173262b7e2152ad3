/** What keys do on the map while it has the focus; ways are signs, to the right and downwards. */
export interface MapActions {
  aim(right: number, down: number): void;
  move(right: number, down: number): void;
  zoom(factor: number): void;
  press(): void;
  leave(): void;
}

/** For the sheet of shortcuts: the names of the keys of each combination, as they are printed on keyboards. */
export const MAP_KEYS: readonly { readonly does: string; readonly keys: readonly (readonly string[])[] }[] = [
  { does: 'Move the cross hair', keys: [['Arrows']] },
  { does: 'Move the picture', keys: [['Shift', 'Arrows']] },
  { does: 'Nearer and farther', keys: [['+'], ['−']] },
  { does: 'Press where the cross hair is', keys: [['Enter']] },
  { does: 'Put the cross hair away', keys: [['Escape']] },
];

const ZOOM = 1.6;
const WAYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const OTHERS: Readonly<Record<string, (actions: MapActions, repeated: boolean) => unknown>> = {
  '+': (actions) => actions.zoom(1 / ZOOM),
  '=': (actions) => actions.zoom(1 / ZOOM),
  '-': (actions) => actions.zoom(ZOOM),
  Enter: (actions, repeated) => repeated || actions.press(),
  Escape: (actions) => actions.leave(),
};

/** Does what a key means on the map, and takes it from the page then, which has another meaning for some of them. */
export function handleMapKey(event: KeyboardEvent, actions: MapActions): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const way = Object.hasOwn(WAYS, event.key) ? WAYS[event.key] : null;
  const other = Object.hasOwn(OTHERS, event.key) ? OTHERS[event.key] : null;
  if (way) actions[event.shiftKey ? 'move' : 'aim'](...way);
  else if (other) other(actions, event.repeat);
  else return;
  event.preventDefault();
}
