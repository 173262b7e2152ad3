/** A piece of a formula and where it stands. */
export interface FormulaPiece {
  readonly text: string;
  readonly level: 'base' | 'sub' | 'sup';
}

const RAISED_OR_LOWERED = /_\{([^}]*)\}|_([A-Za-z0-9]+)|\^\(([^)]*)\)|\^(−?[A-Za-z0-9.¼½]+)/g;

/** Splits a formula written in one line, with _ for subscripts and ^ for superscripts, into what is to be typeset. */
export function typeset(formula: string): readonly FormulaPiece[] {
  const pieces: FormulaPiece[] = [];
  let at = 0;
  for (const match of formula.matchAll(RAISED_OR_LOWERED)) {
    const [whole, braced, lowered, bracketed, raised] = match;
    if (match.index > at) pieces.push({ text: formula.slice(at, match.index), level: 'base' });
    const sub = braced ?? lowered;
    pieces.push(sub !== undefined ? { text: sub, level: 'sub' } : { text: bracketed ?? raised ?? '', level: 'sup' });
    at = match.index + whole.length;
  }
  if (at < formula.length) pieces.push({ text: formula.slice(at), level: 'base' });
  return pieces;
}
