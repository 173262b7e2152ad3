import temml from 'temml';
import type { Card, CardText, Term } from './card.ts';

/** The name of a term, and how it is written here where that is not as usual; braces within that may hold no others. */
const TERM = /@([a-z]+(?:-[a-z]+)*)(?:\{((?:[^{}]|\{[^{}]*\})*)\})?/g;

/** Names of the terms in a formula, in the order of their first appearance. */
export function termsIn(tex: string): readonly string[] {
  return [...new Set(Array.from(tex.matchAll(TERM), ([, name]) => name))];
}

/**
 * A formula as MathML, every term of it an element with its name (`data-term`), which can take the focus and says what it is.
 * @throws Error for TeX that cannot be read and for a term that is not among `terms`
 */
export function mathOf(tex: string, terms: CardText['terms']): string {
  const named = tex.replace(TERM, (_, name: string, otherwise?: string) => {
    const term = terms[name];
    if (!term) throw new Error(`The formula ${tex} speaks of @${name}, which is not among the terms of its card.`);
    return `\\data{term=${name}}{${otherwise ?? term.tex}}`;
  });
  return typeset(named, true).replace(/ data-term="([^"]+)"/g, (attribute, name: string) => {
    const label = quoted(`${terms[name].name}. ${terms[name].about}`);
    return `${attribute} role="button" tabindex="-1" aria-label="${label}"`;
  });
}

/** A card with its formulas typeset. */
export function typesetCard({ formulas, ...card }: CardText): Card {
  return {
    ...card,
    formulas: formulas.map(({ step, tex }) => ({ step, mathml: mathOf(tex, card.terms) })),
    symbols: Object.fromEntries(Object.entries(card.terms).map(([name, term]) => [name, symbolOf(term)])),
  };
}

function symbolOf({ tex }: Term): string {
  return typeset(tex, false);
}

function typeset(tex: string, displayMode: boolean): string {
  const mathml = temml.renderToString(tex, { displayMode, throwOnError: true, trust: true });
  // The policy of the page allows no inline styles; the style sheet of the cards does their work.
  return mathml.replace(/ style="[^"]*"/g, '');
}

function quoted(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
