import { distance } from 'fastest-levenshtein';

/** The known name with the fewest edits to what was given, or undefined when they have next to nothing in common. */
export function nearest(given: string, known: readonly string[]): string | undefined {
  const wanted = given.slice(0, 100).toLowerCase();
  let best: string | undefined;
  let fewest = Infinity;
  for (const name of known) {
    const edits = distance(wanted, name);
    if (edits < fewest && edits < Math.max(wanted.length, name.length)) {
      best = name;
      fewest = edits;
    }
  }
  return best;
}
