/** Elements that need a key for themselves; a slider and a radio button that is on do nothing with the space bar. */
const NEEDS_SPACE =
  'input:not([type=range], [type=radio]:checked), textarea, select, button, summary, a[href], [contenteditable], dialog *';
const NEEDS_ARROWS = 'input, textarea, select, [contenteditable], dialog *';
/** Text keeps its own letters, and its own undo. */
const NEEDS_LETTERS = 'input:not([type=range], [type=radio], [type=checkbox]), textarea, [contenteditable], dialog *';

/** A combination of keys. */
interface Keys {
  /** As `KeyboardEvent.key` has it; letters are compared whatever their case. */
  readonly key: string;
  /** With Ctrl, or ⌘ on a Mac. */
  readonly command?: boolean;
  /** Only looked at together with `command`: elsewhere the character says it all. */
  readonly shift?: boolean;
}

interface Shortcut {
  readonly id: string;
  readonly does: string;
  /** Under which heading the sheet lists it. */
  readonly group: 'Run' | 'Settings' | 'Page';
  readonly keys: readonly Keys[];
  /** Elements that keep the key for themselves while they have the focus. */
  readonly yieldsTo: string;
  /** Holding the key down does it again and again. */
  readonly repeats: boolean;
}

/** Everything that keys do wherever nothing else wants them; what happens then is said where the page is put together. */
export const SHORTCUTS = [
  {
    id: 'toggle',
    does: 'Play or pause',
    group: 'Run',
    keys: [{ key: ' ' }],
    yieldsTo: NEEDS_SPACE,
    repeats: false,
  },
  {
    id: 'step',
    does: 'One generation on',
    group: 'Run',
    keys: [{ key: 'ArrowRight' }, { key: '.' }],
    yieldsTo: NEEDS_ARROWS,
    repeats: true,
  },
  {
    id: 'back',
    does: 'One generation back',
    group: 'Run',
    keys: [{ key: 'ArrowLeft' }],
    yieldsTo: NEEDS_ARROWS,
    repeats: true,
  },
  {
    id: 'first',
    does: 'To the beginning of the run',
    group: 'Run',
    keys: [{ key: 'Home' }],
    yieldsTo: NEEDS_ARROWS,
    repeats: false,
  },
  {
    id: 'last',
    does: 'To where the run has come',
    group: 'Run',
    keys: [{ key: 'End' }],
    yieldsTo: NEEDS_ARROWS,
    repeats: false,
  },
  {
    id: 'branch',
    does: 'Branch from the generation that is shown',
    group: 'Run',
    keys: [{ key: 'b' }],
    yieldsTo: NEEDS_LETTERS,
    repeats: false,
  },
  {
    id: 'undo',
    does: 'Undo the last change of a setting',
    group: 'Settings',
    keys: [{ key: 'z', command: true }],
    yieldsTo: NEEDS_LETTERS,
    repeats: true,
  },
  {
    id: 'redo',
    does: 'Redo it',
    group: 'Settings',
    keys: [
      { key: 'z', command: true, shift: true },
      { key: 'y', command: true },
    ],
    yieldsTo: NEEDS_LETTERS,
    repeats: true,
  },
  {
    id: 'print',
    does: 'Print a sheet to hand out',
    group: 'Page',
    keys: [{ key: 'p', command: true }],
    yieldsTo: NEEDS_LETTERS,
    repeats: false,
  },
  {
    id: 'keys',
    does: 'Show this sheet',
    group: 'Page',
    keys: [{ key: '?' }],
    yieldsTo: NEEDS_LETTERS,
    repeats: false,
  },
] as const satisfies readonly Shortcut[];

export type ShortcutId = (typeof SHORTCUTS)[number]['id'];
/** What is missing here does nothing, and its keys are left to the browser. */
export type ShortcutActions = Readonly<Partial<Record<ShortcutId, () => void>>>;

/** Does what a key that was pressed stands for, unless the element in focus needs the key. */
export function handleShortcut(event: KeyboardEvent, actions: ShortcutActions): void {
  if (event.defaultPrevented || event.altKey) return;
  const on = event.target instanceof Element ? event.target : null;
  const list: readonly (Shortcut & { readonly id: ShortcutId })[] = SHORTCUTS;
  const found = list.find(({ keys }) => keys.some((combination) => matches(event, combination)));
  const act = found && actions[found.id];
  if (!act || on?.closest(found.yieldsTo)) return;
  event.preventDefault();
  if (found.repeats || !event.repeat) act();
}

function matches(event: KeyboardEvent, { key, command = false, shift = false }: Keys): boolean {
  if ((event.ctrlKey || event.metaKey) !== command) return false;
  if (command && event.shiftKey !== shift) return false;
  return event.key.toLowerCase() === key.toLowerCase();
}

const NAMES: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowRight: '→',
  ArrowLeft: '←',
  ArrowUp: '↑',
  ArrowDown: '↓',
};

/** The names of the keys of a combination, as they are printed on keyboards. */
export function keyNames({ key, command, shift }: Keys, mac: boolean): readonly string[] {
  const named = NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  return [...(shift ? [mac ? '⇧' : 'Shift'] : []), ...(command ? [mac ? '⌘' : 'Ctrl'] : []), named];
}

/** For buttons beside which people use shortcuts: a click of the mouse leaves the focus, and with it the space bar, alone. */
export function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}
