/** Code points by which WebDriver names the keys that have no character. */
const codePoints: Readonly<Record<string, string>> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Insert: '\uE016',
  Delete: '\uE017',
  Meta: '\uE03D',
  ...Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`F${i + 1}`, String.fromCodePoint(0xe031 + i)])),
};

/**
 * The keys of a combination such as `Control+Shift+z`, in the order in which they go down; `+` itself may come last.
 * @throws Error on a name that is neither one character nor a known key.
 */
export function keysOf(combination: string): string[] {
  const plus = combination === '+' || combination.endsWith('++');
  const names = (plus ? combination.slice(0, -1) : combination).split('+').filter((name) => name !== '');
  const keys = [...names, ...(plus ? ['+'] : [])].map((name) => (name === 'Space' ? ' ' : name));
  for (const key of keys) {
    if (key.length > 1 && !(key in codePoints)) throw new Error(`No key is called "${key}" (in "${combination}").`);
  }
  return keys;
}

/** WebDriver's value for one key. */
export function webDriverKey(key: string): string {
  return codePoints[key] ?? key;
}
