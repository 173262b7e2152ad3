/** Characters of somebody else's text that a sentence of ours quotes. */
const MOST = 200;

/**
 * A text from elsewhere made fit for a sentence: one line of words without markup, keys covered, not long.
 * @param redact covers keys
 * @returns an empty text where nothing is left, or where it is a web page
 */
export function quote(text: string, redact: (text: string) => string): string {
  if (looksLikePage(text)) return '';
  const plain = text
    .replace(/<[^<>]*>/g, ' ')
    .replace(/[<>]/g, ' ')
    // Control and formatting characters would let a foreign text change how ours reads.
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
  // Keys first: a cut through one would leave half of it.
  const covered = redact(plain);
  return covered.length > MOST ? `${covered.slice(0, MOST - 1).trimEnd()}…` : covered;
}

/** Whether a text is a web page instead of an answer. */
export function looksLikePage(text: string): boolean {
  return /^\s*(<!doctype html|<html|<head|<body|<\?xml)/i.test(text);
}
