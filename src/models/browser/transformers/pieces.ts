/** Signs by which vocabularies write a space in front of a word: GPT-2 and its heirs, SentencePiece. */
const SPACES = /[Ġ▁]/g;
/** Longer ones cannot be needed, and there are some. */
const LONGEST = 12;

/** The tokens of a vocabulary that lists of integers can be made of: digits, commas, spaces. */
export function piecesOf(vocabulary: Iterable<readonly [token: string, id: number]>): Map<number, string> {
  const pieces = new Map<number, string>();
  for (const [token, id] of vocabulary) {
    const text = token.replace(SPACES, ' ');
    if (text.length <= LONGEST && /^[\d, ]+$/.test(text)) pieces.set(id, text);
  }
  return pieces;
}
